import { describe, expect, it } from "vitest";

import { chooseEncryption } from "./choose-encryption.js";
import type { DataEncryption } from "./data-encryption.js";
import type { EncryptionMethod } from "./encryption-method.js";
import type { KeyTransport } from "./key-transport.js";

const xenc = "http://www.w3.org/2001/04/xmlenc#";
const xenc11 = "http://www.w3.org/2009/xmlenc11#";

const gcm128 = { algorithm: `${xenc11}aes128-gcm` };
const gcm192 = { algorithm: `${xenc11}aes192-gcm` };
const gcm256 = { algorithm: `${xenc11}aes256-gcm` };
const cbc128 = { algorithm: `${xenc}aes128-cbc` };
const cbc256 = { algorithm: `${xenc}aes256-cbc` };
const tripleDes = { algorithm: `${xenc}tripledes-cbc` };
const mgf1p = { algorithm: `${xenc}rsa-oaep-mgf1p` };
const oaep = { algorithm: `${xenc11}rsa-oaep` };
const rsa15 = { algorithm: `${xenc}rsa-1_5` };
const unknown = { algorithm: "urn:example:whatever" };

const sha1 = "http://www.w3.org/2000/09/xmldsig#sha1";
const sha256 = `${xenc}sha256`;
const sha384 = "http://www.w3.org/2001/04/xmldsig-more#sha384";
const sha512 = `${xenc}sha512`;
const mgf1sha1 = `${xenc11}mgf1sha1`;
const mgf1sha512 = `${xenc11}mgf1sha512`;

const widelyRead: KeyTransport = { algorithm: "rsa-oaep-mgf1p", digest: "SHA-1" };

describe("chooseEncryption", () => {
  it.each<[string, EncryptionMethod[], DataEncryption]>([
    ["nothing", [], "AES-256-GCM"],
    ["only a key transport", [mgf1p], "AES-256-GCM"],
    ["the one with the shorter key first", [gcm128, gcm256], "AES-128-GCM"],
    ["the one with the longer key first", [gcm256, gcm128], "AES-256-GCM"],
    ["CBC first", [cbc256, cbc128, gcm128], "AES-128-GCM"],
    ["one that we do not have first", [gcm192, gcm128], "AES-128-GCM"],
  ])("chooses for content when metadata lists %s", (_, methods, expected) => {
    expect(chooseEncryption(methods).dataEncryption).toBe(expected);
  });

  it.each<[string, EncryptionMethod[], KeyTransport]>([
    ["nothing", [], widelyRead],
    ["only block ciphers", [gcm128, gcm192, tripleDes], widelyRead],
    ["rsa-oaep-mgf1p without a digest", [mgf1p], widelyRead],
    ["rsa-oaep-mgf1p with SHA-1", [{ ...mgf1p, digestMethod: sha1 }], widelyRead],
    ["rsa-oaep-mgf1p with its mask spelled out", [{ ...mgf1p, maskGenerationFunction: mgf1sha1 }], widelyRead],
    [
      "rsa-oaep-mgf1p with SHA-512",
      [{ ...mgf1p, digestMethod: sha512 }],
      { algorithm: "rsa-oaep-mgf1p", digest: "SHA-512" },
    ],
    ["rsa-oaep without parameters", [oaep], { algorithm: "rsa-oaep", digest: "SHA-1", mgf: "SHA-1" }],
    [
      "rsa-oaep with a digest",
      [{ ...oaep, digestMethod: sha256 }],
      { algorithm: "rsa-oaep", digest: "SHA-256", mgf: "SHA-1" },
    ],
    [
      "rsa-oaep with both",
      [{ ...oaep, digestMethod: sha384, maskGenerationFunction: mgf1sha512 }],
      { algorithm: "rsa-oaep", digest: "SHA-384", mgf: "SHA-512" },
    ],
    ["rsa-oaep first", [oaep, mgf1p], { algorithm: "rsa-oaep", digest: "SHA-1", mgf: "SHA-1" }],
    ["RSA 1.5 first", [rsa15, mgf1p], widelyRead],
    ["an unknown digest first", [{ ...oaep, digestMethod: "urn:example:md" }, mgf1p], widelyRead],
    ["an unknown mask first", [{ ...oaep, maskGenerationFunction: "urn:example:mgf" }, mgf1p], widelyRead],
    [
      "a mask that rsa-oaep-mgf1p cannot have first",
      [{ ...mgf1p, digestMethod: sha256, maskGenerationFunction: mgf1sha512 }, mgf1p],
      widelyRead,
    ],
  ])("chooses for keys when metadata lists %s", (_, methods, expected) => {
    expect(chooseEncryption(methods).keyTransport).toEqual(expected);
  });

  it.each<[string, EncryptionMethod[], string]>([
    ["only CBC", [cbc128], "encryption-algorithm-insecure"],
    ["only CBC, and a good key transport", [cbc256, mgf1p], "encryption-algorithm-insecure"],
    ["only RSA 1.5", [rsa15], "encryption-algorithm-insecure"],
    ["only RSA 1.5, and a good cipher", [gcm256, rsa15], "encryption-algorithm-insecure"],
    ["only ciphers that we do not have", [gcm192, tripleDes, mgf1p], "encryption-algorithm-unsupported"],
    ["only a cipher that may be anything", [unknown, mgf1p], "encryption-algorithm-unsupported"],
    ["only a key transport that may be anything", [gcm256, unknown], "encryption-algorithm-unsupported"],
    ["only an unknown digest", [{ ...oaep, digestMethod: "urn:example:md" }], "encryption-algorithm-unsupported"],
    [
      "only an unknown mask",
      [{ ...oaep, maskGenerationFunction: "urn:example:mgf" }],
      "encryption-algorithm-unsupported",
    ],
    [
      "only a mask that rsa-oaep-mgf1p cannot have",
      [{ ...mgf1p, maskGenerationFunction: mgf1sha512 }],
      "encryption-algorithm-unsupported",
    ],
  ])("refuses %s", (_, methods, code) => {
    expect(() => chooseEncryption(methods)).toThrow(expect.objectContaining({ code }));
  });

  it.each<[string, EncryptionMethod[], DataEncryption]>([
    ["the first of CBC when there is nothing else", [cbc256, cbc128], "insecure-AES-256-CBC"],
    ["GCM all the same when there is any", [cbc128, gcm128], "AES-128-GCM"],
    ["the default when nothing is listed", [], "AES-256-GCM"],
  ])("chooses %s, if CBC is allowed", (_, methods, expected) => {
    expect(chooseEncryption(methods, { insecureAllowCbc: true }).dataEncryption).toBe(expected);
  });

  it("refuses RSA 1.5 even if CBC is allowed", () => {
    const refusal = expect.objectContaining({ code: "encryption-algorithm-insecure" }) as Error;
    expect(() => chooseEncryption([cbc128, rsa15], { insecureAllowCbc: true })).toThrow(refusal);
  });
});

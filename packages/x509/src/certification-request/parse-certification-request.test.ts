import "reflect-metadata";

import * as peculiar from "@peculiar/x509";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";

import { exportSpki, generateKeys } from "../certificate/certificate.test.fixture.js";
import { fromHex } from "../der/hex.js";
import { serializeSmallInteger } from "../der/primitives.js";
import { serializeDer } from "../der/serialize-der.js";
import { X509Error } from "../errors.js";
import { extendedKeyUsage } from "../extensions/extended-key-usage.js";
import { keyUsage } from "../extensions/key-usage.js";
import { subjectAltName } from "../extensions/subject-alt-name.js";
import { distinguishedName } from "../name/distinguished-name.js";
import { isOpensslMissing, openssl } from "../openssl.test.fixture.js";
import { craftRequest, request } from "./certification-request.test.fixture.js";
import { parseCertificationRequest } from "./parse-certification-request.js";

const subject = distinguishedName([["CN", "Alice"]]);
const extensionRequest = "06092a864886f70d01090e";
const oneExtension = `3019${extensionRequest}310c300a300806022a0304020500`;
const challengePassword = "301506092a864886f70d01090731081306616263646566";

let keys: CryptoKeyPair;
let subjectPublicKeyInfo: Uint8Array;

beforeAll(async () => {
  keys = await generateKeys();
  subjectPublicKeyInfo = await exportSpki(keys);
});

/** A request whose attributes are written in hex. */
const requestWith = async (...attributes: readonly string[]) =>
  craftRequest(
    keys,
    serializeSmallInteger(0),
    subject,
    subjectPublicKeyInfo,
    serializeDer(0xa0, fromHex(attributes.join(""))),
  );

describe("parseCertificationRequest", () => {
  it("reads each field", async () => {
    const extensions = [keyUsage(["digitalSignature"]), subjectAltName([{ type: "dNSName", value: "a.example" }])];
    const parsed = parseCertificationRequest(await request({ keys, extensions }));
    expect(parsed).toMatchObject({ extensions, subjectPublicKeyInfo, signatureAlgorithm: "1.2.840.10045.4.3.2" });
    expect(parsed.subject.attributes).toEqual([{ type: "2.5.4.3", value: "Alice" }]);
    expect(parsed.attributes.map(({ type }) => type)).toEqual(["1.2.840.113549.1.9.14"]);
  });

  it("reads a request without attributes", async () => {
    expect(parseCertificationRequest(await request())).toMatchObject({ attributes: [], extensions: [] });
  });

  it("reads attributes that it does not know", async () => {
    const parsed = parseCertificationRequest(await requestWith(challengePassword, oneExtension));
    expect(parsed.attributes.map(({ values }) => values.length)).toEqual([1, 1]);
    expect(parsed.attributes[0]?.values[0]).toEqual(fromHex("1306616263646566"));
  });

  it("reads what @peculiar/x509 reads, and what that writes", async () => {
    const theirs = await peculiar.Pkcs10CertificateRequestGenerator.create({
      name: "CN=Alice",
      keys,
      signingAlgorithm: { name: "ECDSA", hash: "SHA-256" },
      extensions: [new peculiar.KeyUsagesExtension(peculiar.KeyUsageFlags.digitalSignature, true)],
    });
    const parsed = parseCertificationRequest(new Uint8Array(theirs.rawData));
    expect(parsed.extensions).toEqual([keyUsage(["digitalSignature"])]);
    const ours = await request({ keys, extensions: parsed.extensions });
    expect(new peculiar.Pkcs10CertificateRequest(new Uint8Array(ours)).extensions[0]).toBeInstanceOf(
      peculiar.KeyUsagesExtension,
    );
  });

  it.skipIf(isOpensslMissing())("reads what openssl writes (apt-get install openssl)", async () => {
    const pem = await openssl(
      ["req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "k.pem", "-subj", "/CN=Alice",
        "-addext", "extendedKeyUsage=clientAuth"], // prettier-ignore
      {},
    );
    const der = new Uint8Array(Buffer.from((pem ?? "").replace(/-----.*?-----/g, ""), "base64"));
    expect(parseCertificationRequest(der).extensions).toEqual([extendedKeyUsage(["1.3.6.1.5.5.7.3.2"])]);
  });

  it("keeps what it read when the octets change", async () => {
    const der = await request({ keys });
    const parsed = parseCertificationRequest(der);
    const before = [...parsed.der];
    der.fill(0);
    expect([...parsed.der]).toEqual(before);
  });

  it.each([
    ["attribute-duplicate", "an attribute twice", [oneExtension, oneExtension]],
    ["attribute-duplicate", "extensions asked for twice", [`3011${extensionRequest}310430003000`]],
    ["der-malformed", "an attribute without values", [`300d${extensionRequest}3100`]],
    ["der-malformed", "an attribute of one field", [`300b${extensionRequest}`]],
    ["der-malformed", "an attribute of three fields", [`3011${extensionRequest}310230000500`]],
    ["der-malformed", "extensions that are none", [`300f${extensionRequest}31020500`]],
    [
      "extension-duplicate",
      "an extension twice",
      [`3023${extensionRequest}31163014300806022a0304020500300806022a0304020500`],
    ],
  ])("refuses with %s: %s", async (code, _, attributes) => {
    const der = await requestWith(...attributes);
    expect(() => parseCertificationRequest(der)).toThrow(expect.objectContaining({ code }));
  });

  it("refuses another version", async () => {
    const attributes = serializeDer(0xa0);
    const der = await craftRequest(keys, serializeSmallInteger(1), subject, subjectPublicKeyInfo, attributes);
    expect(() => parseCertificationRequest(der)).toThrow(expect.objectContaining({ code: "version-unsupported" }));
  });

  it("refuses a request without the field of attributes, and one with a further field", async () => {
    const fields = [serializeSmallInteger(0), subject, subjectPublicKeyInfo];
    for (const tail of [[], [serializeDer(0xa0), serializeDer(0x05)]]) {
      const der = await craftRequest(keys, ...fields, ...tail);
      expect(() => parseCertificationRequest(der)).toThrow(expect.objectContaining({ code: "der-malformed" }));
    }
  });

  it("refuses octets behind, and more than 64 KiB", async () => {
    const der = await request({ keys });
    const large = serializeDer(0x30, new Uint8Array(64 * 1024));
    expect(() => parseCertificationRequest(Uint8Array.of(...der, 0))).toThrow(
      expect.objectContaining({ code: "trailing-data" }),
    );
    expect(() => parseCertificationRequest(large)).toThrow(expect.objectContaining({ code: "input-too-large" }));
  });

  it("refuses nothing but with an X509Error, whatever octet is changed", async () => {
    const der = await request({ keys, extensions: [keyUsage(["digitalSignature"])] });
    fc.assert(
      fc.property(fc.nat(der.length - 1), fc.nat(255), (offset, octet) => {
        const changed = new Uint8Array(der);
        changed[offset] = octet;
        expect(errorOf(() => parseCertificationRequest(changed))).toSatisfy(isAllowed);
      }),
      { numRuns: 1000 },
    );
  });
});

function errorOf(action: () => unknown): unknown {
  try {
    action();
    return undefined;
  } catch (error) {
    return error;
  }
}

function isAllowed(error: unknown): boolean {
  return error === undefined || error instanceof X509Error;
}

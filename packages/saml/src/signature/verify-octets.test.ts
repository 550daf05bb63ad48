import { constants, generateKeyPairSync, sign, type KeyObject } from "node:crypto";

import { describe, expect, it } from "vitest";

import { signatureMethods, type SignatureAlgorithm } from "./signature-algorithms.js";
import { createVerificationKey } from "./verification-key.js";
import { verifyOctets } from "./verify-octets.js";

const octets = Buffer.from("octets");
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const ec = generateKeyPairSync("ec", { namedCurve: "P-256" });

function isAccepted(
  algorithm: SignatureAlgorithm,
  signature: Uint8Array,
  ...publicKeys: readonly KeyObject[]
): boolean {
  return verifyOctets(
    octets,
    signature,
    signatureMethods[algorithm],
    publicKeys.map((it) => createVerificationKey(it)),
  );
}

function ecdsa(privateKey = ec.privateKey, hash = "sha256"): Buffer {
  return sign(hash, octets, { key: privateKey, dsaEncoding: "ieee-p1363" });
}

describe("verifyOctets, of ECDSA", () => {
  it("takes numbers that begin with zeros, at their full length only", () => {
    let signature = ecdsa();
    while (signature[0] !== 0) signature = ecdsa();
    expect(isAccepted("ECDSA-SHA256", signature, ec.publicKey)).toBe(true);
    expect(isAccepted("ECDSA-SHA256", signature.subarray(1), ec.publicKey)).toBe(false);

    while (signature[32] !== 0) signature = ecdsa();
    expect(isAccepted("ECDSA-SHA256", signature, ec.publicKey)).toBe(true);
    const short = Buffer.concat([signature.subarray(0, 32), signature.subarray(33)]);
    expect(isAccepted("ECDSA-SHA256", short, ec.publicKey)).toBe(false);
  });

  const sound = ecdsa();
  const zero = Buffer.alloc(1);

  it.each([
    ["the DER of X.509", sign("sha256", octets, ec.privateKey)],
    ["a zero before", Buffer.concat([zero, sound])],
    ["a zero behind", Buffer.concat([sound, zero])],
    ["a zero before each half", Buffer.concat([zero, sound.subarray(0, 32), zero, sound.subarray(32)])],
    ["one half", sound.subarray(0, 32)],
    ["nothing", Buffer.alloc(0)],
    ["zeros", Buffer.alloc(64)],
    ["numbers beyond the order", Buffer.alloc(64, 0xff)],
    ["the halves exchanged", Buffer.concat([sound.subarray(32), sound.subarray(0, 32)])],
  ])("refuses %s", (_, signature) => {
    expect(isAccepted("ECDSA-SHA256", sound, ec.publicKey)).toBe(true);
    expect(isAccepted("ECDSA-SHA256", signature, ec.publicKey)).toBe(false);
  });

  it.each(["P-256", "P-384", "P-521"])("takes each of its hashes with %s", (namedCurve) => {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve });
    expect(isAccepted("ECDSA-SHA256", ecdsa(privateKey, "sha256"), publicKey)).toBe(true);
    expect(isAccepted("ECDSA-SHA384", ecdsa(privateKey, "sha384"), publicKey)).toBe(true);
    expect(isAccepted("ECDSA-SHA512", ecdsa(privateKey, "sha512"), publicKey)).toBe(true);
    expect(isAccepted("ECDSA-SHA512", ecdsa(privateKey, "sha384"), publicKey)).toBe(false);
  });
});

describe("verifyOctets, of RSA", () => {
  const sound = sign("sha256", octets, rsa.privateKey);

  it.each([
    ["nothing", Buffer.alloc(0)],
    ["an octet less", sound.subarray(1)],
    ["a zero before", Buffer.concat([Buffer.alloc(1), sound])],
    ["a number beyond the modulus", Buffer.alloc(256, 0xff)],
    ["PKCS #1 v1.5 with another hash", sign("sha512", octets, rsa.privateKey)],
  ])("refuses %s", (_, signature) => {
    expect(isAccepted("RSA-SHA256", sound, rsa.publicKey)).toBe(true);
    expect(isAccepted("RSA-SHA256", signature, rsa.publicKey)).toBe(false);
  });

  it("takes PSS with a salt as long as the hash, and with no other ([RFC9231] §2.3.10)", () => {
    const pss = (saltLength: number): Buffer =>
      sign("sha256", octets, { key: rsa.privateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength });
    expect(isAccepted("RSA-PSS-SHA256", pss(32), rsa.publicKey)).toBe(true);
    for (const saltLength of [0, 20, 31, 33, 64]) {
      expect(isAccepted("RSA-PSS-SHA256", pss(saltLength), rsa.publicKey)).toBe(false);
    }
  });

  it("takes neither padding for the other", () => {
    const pss = sign("sha256", octets, {
      key: rsa.privateKey,
      padding: constants.RSA_PKCS1_PSS_PADDING,
      saltLength: 32,
    });
    expect(isAccepted("RSA-PSS-SHA256", sound, rsa.publicKey)).toBe(false);
    expect(isAccepted("RSA-SHA256", pss, rsa.publicKey)).toBe(false);
  });
});

describe("verifyOctets, of keys", () => {
  it("tries no key with an algorithm of another kind", () => {
    expect(isAccepted("ECDSA-SHA256", sign("sha256", octets, rsa.privateKey), rsa.publicKey)).toBe(false);
    expect(isAccepted("RSA-SHA256", ecdsa(), ec.publicKey)).toBe(false);
    expect(isAccepted("RSA-SHA256", sign("sha256", octets, ec.privateKey), ec.publicKey)).toBe(false);
  });

  it("takes the signature of any of them, of whatever kind the others are", () => {
    const other = generateKeyPairSync("ec", { namedCurve: "P-384" });
    expect(isAccepted("ECDSA-SHA256", ecdsa(), rsa.publicKey, other.publicKey, ec.publicKey)).toBe(true);
    expect(isAccepted("ECDSA-SHA256", ecdsa(), rsa.publicKey, other.publicKey)).toBe(false);
    expect(isAccepted("ECDSA-SHA256", ecdsa())).toBe(false);
  });
});

import { describe, expect, it } from "vitest";

import { serializeObjectIdentifier } from "../der/object-identifier.js";
import { parseDer } from "../der/parse-der.js";
import { serializeBitString, serializeSmallInteger, serializeUnsignedInteger } from "../der/primitives.js";
import { serializeDer } from "../der/serialize-der.js";
import { derTag } from "../der/tag.js";
import { exportSpki, generateKeys } from "../certificate/certificate.test.fixture.js";
import { parsePublicKeyKind } from "./public-key-kind.js";

const oid = serializeObjectIdentifier;
const p256 = "1.2.840.10045.3.1.7";
const idEcPublicKey = oid("1.2.840.10045.2.1");
const point = new Uint8Array(65).fill(4);
const spki = (algorithm: readonly Uint8Array[], bits: Uint8Array) =>
  serializeDer(derTag.sequence, serializeDer(derTag.sequence, ...algorithm), serializeBitString(bits));

const modulus = serializeUnsignedInteger(new Uint8Array(256).fill(0xff));
const negative = serializeDer(derTag.integer, new Uint8Array(256).fill(0x81));
const e = serializeSmallInteger(65537);
const ec = (publicKey: Uint8Array) => spki([idEcPublicKey, oid(p256)], publicKey);
const rsaWith = (...parameters: readonly Uint8Array[]) => [oid("1.2.840.113549.1.1.1"), ...parameters];
const rsaKey = serializeDer(derTag.sequence, modulus, e);
const rsa = (...fields: readonly Uint8Array[]) =>
  spki(rsaWith(serializeDer(derTag.null)), serializeDer(derTag.sequence, ...fields));

describe("parsePublicKeyKind", () => {
  it.each([
    ["RSA SHA-256", { type: "RSA", modulusLength: 2048 }],
    ["P-256", { type: "EC", namedCurve: "P-256" }],
    ["P-384", { type: "EC", namedCurve: "P-384" }],
    ["P-521", { type: "EC", namedCurve: "P-521" }],
  ] as const)("reads the kind of a %s key", async (algorithm, kind) => {
    expect(parsePublicKeyKind(await exportSpki(await generateKeys(algorithm)))).toEqual(kind);
  });

  it("counts the bits of a modulus, not its octets", async () => {
    const algorithm = { name: "RSASSA-PKCS1-v1_5", publicExponent: Uint8Array.of(1, 0, 1), hash: "SHA-256" };
    const keys = await crypto.subtle.generateKey({ ...algorithm, modulusLength: 1032 - 5 }, true, ["sign"]);
    expect(parsePublicKeyKind(await exportSpki(keys))).toEqual({ type: "RSA", modulusLength: 1027 });
  });

  it.each([
    ["X25519", spki([oid("1.3.101.110")], new Uint8Array(32))],
    ["an Ed25519 key of 31 octets", spki([oid("1.3.101.112")], new Uint8Array(31))],
    ["an Ed25519 key with parameters", spki([oid("1.3.101.112"), serializeDer(derTag.null)], new Uint8Array(32))],
    ["the curve secp256k1", spki([idEcPublicKey, oid("1.3.132.0.10")], point)],
    ["a curve that belongs to no EC key", spki([oid("1.2.3.4"), oid(p256)], point)],
    ["an EC key without a curve", spki([idEcPublicKey], point)],
    ["an EC key with more than a curve", spki([idEcPublicKey, oid(p256), oid(p256)], point)],
    ["an EC key without a point", ec(new Uint8Array())],
    ["the point at infinity", ec(Uint8Array.of(0))],
    ["a hybrid point", ec(new Uint8Array(65).fill(6))],
    ["a compressed point", ec(new Uint8Array(33).fill(2))],
    ["a point that is too long", ec(new Uint8Array(66).fill(4))],
    ["an RSA key without a modulus", rsa()],
    ["an RSA key without an exponent", rsa(modulus)],
    ["an RSA key with a third field", rsa(modulus, e, e)],
    ["an RSA key without NULL as parameters", spki(rsaWith(), rsaKey)],
    ["an RSA key with octets in the NULL", spki(rsaWith(serializeDer(derTag.null, Uint8Array.of(0))), rsaKey)],
    ["an RSA key with more than NULL", spki([...rsaWith(serializeDer(derTag.null)), e], rsaKey)],
    ["a key with a third field", serializeDer(derTag.sequence, parseDer(ec(point)).content, e)],
    ["a negative modulus", rsa(negative, e)],
    ["a modulus of more than 16384 bits", rsa(serializeUnsignedInteger(new Uint8Array(2049).fill(1)), e)],
    ["an even modulus", rsa(serializeSmallInteger(0x7ffffffe), e)],
    ["the exponent 0", rsa(modulus, serializeSmallInteger(0))],
    ["the exponent 1", rsa(modulus, serializeSmallInteger(1))],
    ["the exponent 3", rsa(modulus, serializeSmallInteger(3))],
    ["an even exponent", rsa(modulus, serializeSmallInteger(65538))],
    ["a negative exponent", rsa(modulus, negative)],
    ["octets behind the key", Uint8Array.from([...ec(point), 0])],
    ["nothing", new Uint8Array()],
  ])("refuses %s", (_, der) => {
    expect(() => parsePublicKeyKind(der)).toThrow(expect.objectContaining({ code: "public-key-unsupported" }));
  });

  it("accepts the keys that the refusals start from", () => {
    expect(parsePublicKeyKind(ec(point))).toEqual({ type: "EC", namedCurve: "P-256" });
    expect(parsePublicKeyKind(rsa(modulus, e))).toEqual({ type: "RSA", modulusLength: 2048 });
    expect(parsePublicKeyKind(spki([oid("1.3.101.112")], new Uint8Array(32)))).toEqual({ type: "Ed25519" });
    const longest = rsa(serializeUnsignedInteger(new Uint8Array(2048).fill(0xff)), e);
    expect(parsePublicKeyKind(longest)).toEqual({ type: "RSA", modulusLength: 16_384 });
  });
});

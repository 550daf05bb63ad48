import { constants, createHash, generateKeyPairSync, privateEncrypt } from "node:crypto";

import { beforeAll, describe, expect, it } from "vitest";

import type { Certificate } from "../certificate/certificate.js";
import { serializeObjectIdentifier } from "../der/object-identifier.js";
import { serializeBitString } from "../der/primitives.js";
import { serializeDer } from "../der/serialize-der.js";
import { derTag } from "../der/tag.js";
import { isOpensslMissing } from "../openssl.test.fixture.js";
import { refusal } from "../refusal.test.fixture.js";
import { readPublicKey } from "../signature/public-key.js";
import { generateKeyPair, selfSigned, selfSignedByOpenssl, type KeyPair } from "../signature/signed.test.fixture.js";
import { checkSignature } from "../signature/verify-signature.js";

const sequence = (...contents: readonly Uint8Array[]) => serializeDer(derTag.sequence, ...contents);
const octetString = (octets: Uint8Array) => serializeDer(derTag.octetString, octets);
const derNull = serializeDer(derTag.null);
const sha256Oid = serializeObjectIdentifier("2.16.840.1.101.3.4.2.1");

let keys: KeyPair;
let certificate: Certificate;
let digest: Uint8Array;

beforeAll(async () => {
  keys = generateKeyPair(2048);
  certificate = await selfSigned(keys);
  digest = createHash("sha256").update(certificate.tbs).digest();
});

const checking = (signature: Uint8Array) => () => {
  checkSignature({ ...certificate, signature }, readPublicKey(certificate), {});
};

/** What the owner of the key would sign, were this its padding and its DigestInfo. */
function signPadded(digestInfo: Uint8Array, { padding = 0xff, type = 0x01, garbage = 0 } = {}): Uint8Array {
  const length = 256 - 3 - digestInfo.length - garbage;
  const octets = [0x00, type, ...new Array<number>(length).fill(padding), 0x00, ...digestInfo];
  const padded = Uint8Array.from([...octets, ...new Array<number>(garbage).fill(0xa5)]);
  return privateEncrypt({ key: keys.privateKey, padding: constants.RSA_NO_PADDING }, padded);
}

describe("the padding of RSASSA-PKCS1-v1_5", () => {
  const sound = () => sequence(sequence(sha256Oid, derNull), octetString(digest));
  /** Octets that a forger chooses, to make a cube with e = 3. */
  const garbage = new Uint8Array(180).fill(0xa5);

  it("is taken as the standard has it", () => {
    expect(checking(signPadded(sound()))).not.toThrow();
  });

  it.each<readonly [string, () => Uint8Array]>([
    ["CVE-2006-4339, CVE-2022-24772: octets behind the DigestInfo", () => signPadded(sound(), { garbage: 190 })],
    [
      "CVE-2022-24771: octets for parameters of the hash",
      () => signPadded(sequence(sequence(sha256Oid, octetString(garbage)), octetString(digest))),
    ],
    ["CVE-2022-24773: no parameters of the hash", () => signPadded(sequence(sequence(sha256Oid), octetString(digest)))],
    [
      "CVE-2022-24773: a digest that is no OCTET STRING",
      () => signPadded(sequence(sequence(sha256Oid, derNull), serializeBitString(digest))),
    ],
    [
      "CVE-2026-33894: a third field in the DigestInfo",
      () => signPadded(sequence(sequence(sha256Oid, derNull), octetString(digest), octetString(garbage))),
    ],
    ["CVE-2026-33894: fewer than eight octets of padding", () => signPadded(sound(), { garbage: 256 - 3 - 51 - 7 })],
    [
      "CVE-2026-85393: a third field in the algorithm of the hash",
      () => signPadded(sequence(sequence(sha256Oid, derNull, octetString(garbage)), octetString(digest))),
    ],
    ["CVE-2014-1568: a length in its long form", () => signPadded(longLength(sound()))],
    ["CVE-2021-30246: block type 2", () => signPadded(sound(), { type: 0x02 })],
    ["CVE-2021-30246: block type 0", () => signPadded(sound(), { type: 0x00 })],
    ["CVE-2021-30246: padding of other octets", () => signPadded(sound(), { padding: 0xfe })],
    ["CVE-2020-14968: zeros before the signature", () => Uint8Array.of(0, 0, ...signPadded(sound()))],
    ["CVE-2015-0282: another hash than the certificate says", () => signPadded(sha1Info())],
  ])("%s", (_, forge) => {
    expect(checking(forge())).toThrow(refusal("signature-invalid"));
  });

  it("CVE-2006-4339: is not looked at with the exponent 3, which is what forgers need", async () => {
    const forgeable = await selfSigned(generateKeyPairSync("rsa", { modulusLength: 2048, publicExponent: 3 }));
    expect(() => readPublicKey(forgeable)).toThrow(refusal("public-key-unsupported"));
  });
});

describe("an EdDSA signature", () => {
  it("CVE-2026-33895: has no second spelling, with the order of the curve added", async () => {
    const signed = await selfSigned(generateKeyPair("ed25519"));
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    const r = signed.signature.subarray(0, 32);
    const s = BigInt(`0x${Buffer.from(signed.signature.subarray(32)).reverse().toString("hex")}`);
    const signature = Uint8Array.from([
      ...r,
      ...Buffer.from((s + order).toString(16).padStart(64, "0"), "hex").reverse(),
    ]);
    expect(signature).toHaveLength(64);
    expect(() => {
      checkSignature({ ...signed, signature }, readPublicKey(signed), {});
    }).toThrow(refusal("signature-invalid"));
  });
});

describe.skipIf(isOpensslMissing())("a hash that is too weak (apt-get install openssl)", () => {
  it.each([
    ["CVE-2004-2761: MD5, whose collisions made a rogue authority", "-md5", 2048, "signature-algorithm-unsupported"],
    ["CVE-2005-4900: SHA-1, which has collisions too", "-sha1", 2048, "signature-algorithm-not-allowed"],
    ["CVE-2005-4900: SHA-1 with ECDSA", "-sha1", "P-256", "signature-algorithm-not-allowed"],
    ["CVE-2026-5194: a hash shorter than the curve asks for", "-sha224", "P-256", "signature-algorithm-unsupported"],
  ] as const)("%s", async (_, option, kind, code) => {
    const signed = await selfSignedByOpenssl(generateKeyPair(kind), option);
    expect(() => {
      checkSignature(signed, readPublicKey(signed), {});
    }).toThrow(refusal(code));
  });
});

/** The same SEQUENCE, its length spelled with an octet more than DER allows. */
function longLength(der: Uint8Array): Uint8Array {
  return Uint8Array.of(0x30, 0x81, der.length - 2, ...der.subarray(2));
}

function sha1Info(): Uint8Array {
  const sha1 = createHash("sha1").update(certificate.tbs).digest();
  return sequence(sequence(serializeObjectIdentifier("1.3.14.3.2.26"), derNull), octetString(sha1));
}

import { describe, expect, it } from "vitest";

import { exportSpki, generateKeys } from "../certificate/certificate.test.fixture.js";
import { parseCertificate } from "../certificate/parse-certificate.js";
import { parsePem } from "../certificate/pem.js";
import { serializeObjectIdentifier } from "../der/object-identifier.js";
import { serializeBitString, serializeSmallInteger, serializeUnsignedInteger } from "../der/primitives.js";
import { serializeDer } from "../der/serialize-der.js";
import { derTag } from "../der/tag.js";
import { isOpensslMissing, openssl } from "../openssl.test.fixture.js";
import { authority, createHierarchy, issue, verifying } from "../path/hierarchy.test.fixture.js";
import { refusal } from "../refusal.test.fixture.js";
import { readPublicKey } from "../signature/public-key.js";

const sequence = (...contents: readonly Uint8Array[]) => serializeDer(derTag.sequence, ...contents);
const octetString = (octets: Uint8Array) => serializeDer(derTag.octetString, octets);
const unsigned = (hex: string) => serializeUnsignedInteger(Buffer.from(hex, "hex"));

/** P-256, as ECParameters spell it out ([SEC1] Appendix C.2). */
const p256 = {
  prime: "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff",
  a: "ffffffff00000001000000000000000000000000fffffffffffffffffffffffc",
  b: "5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b",
  order: "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551",
};

function explicitCurve(point: Uint8Array, generator: Uint8Array, prime = p256.prime): Uint8Array {
  const field = sequence(serializeObjectIdentifier("1.2.840.10045.1.1"), unsigned(prime));
  return ecKey(point, field, generator);
}

function binaryCurve(point: Uint8Array, degree: number): Uint8Array {
  const trinomial = [serializeObjectIdentifier("1.2.840.10045.1.2.3.2"), serializeSmallInteger(1)];
  const characteristic = sequence(serializeSmallInteger(degree), ...trinomial);
  return ecKey(point, sequence(serializeObjectIdentifier("1.2.840.10045.1.2"), characteristic), point);
}

function ecKey(point: Uint8Array, field: Uint8Array, generator: Uint8Array): Uint8Array {
  const curve = sequence(octetString(Buffer.from(p256.a, "hex")), octetString(Buffer.from(p256.b, "hex")));
  const parameters = sequence(serializeSmallInteger(1), field, curve, octetString(generator), unsigned(p256.order));
  return sequence(sequence(serializeObjectIdentifier("1.2.840.10045.2.1"), parameters), serializeBitString(point));
}

const pointOf = async (keys: CryptoKeyPair) => (await exportSpki(keys)).subarray(-65);

describe("a public key of a kind that nobody needs", () => {
  it.each<readonly [string, (point: Uint8Array) => Uint8Array]>([
    ["CVE-2020-0601: a curve whose generator is the key of a trusted root", (point) => explicitCurve(point, point)],
    ["CVE-2022-0778: a prime that is none, and a compressed generator", nonPrimeCurve],
    ["CVE-2024-29857: a binary field of enormous degree", (point) => binaryCurve(point, 0x7fffffff)],
    ["CVE-2024-24783: an algorithm that is not known", unknownAlgorithm],
  ])("%s", async (_, spell) => {
    const keys = await generateKeys();
    const subjectPublicKeyInfo = spell(await pointOf(keys));
    const asLeaf = await createHierarchy({ leaf: { keys, subjectPublicKeyInfo } });
    const asIssuer = await createHierarchy({ issuing: { keys, subjectPublicKeyInfo, extensions: authority(0) } });
    for (const { root, issuing, leaf } of [asLeaf, asIssuer]) {
      expect(verifying(leaf, [root], [issuing])).toThrow(refusal("public-key-unsupported", { position: 0 }));
    }
  });

  it("CVE-2020-0601: no root that says it has the key of a trusted one, on a curve of its own", async () => {
    const { root } = await createHierarchy();
    const point = await pointOf(root.keys);
    const subjectPublicKeyInfo = explicitCurve(point, point);
    const impostor = await issue("Root", { subjectPublicKeyInfo, extensions: authority() });
    const leaf = await issue("Leaf", { issuer: impostor });
    expect(verifying(leaf, [root], [impostor])).toThrow(refusal("signature-invalid"));
  });

  it.skipIf(isOpensslMissing())(
    "CVE-2021-3450: no issuer with explicit parameters, authority or not (apt-get install openssl)",
    async () => {
      const key = await openssl(["ecparam", "-name", "prime256v1", "-param_enc", "explicit", "-genkey"], {});
      const parameters = ["req", "-x509", "-new", "-key", "key.pem", "-subj", "/CN=Explicit"];
      const [der] = parsePem((await openssl(parameters, { "key.pem": key ?? "" })) ?? "");
      expect(() => readPublicKey(parseCertificate(der ?? new Uint8Array()))).toThrow(refusal("public-key-unsupported"));
    },
  );
});

function nonPrimeCurve(point: Uint8Array): Uint8Array {
  const composite = p256.prime.replace(/f$/, "d");
  return explicitCurve(point, Uint8Array.of(0x02, ...point.subarray(1, 33)), composite);
}

function unknownAlgorithm(point: Uint8Array): Uint8Array {
  return sequence(sequence(serializeObjectIdentifier("1.3.6.1.4.1.32473.1")), serializeBitString(point));
}

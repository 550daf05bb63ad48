import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";

import type { Certificate } from "../certificate/certificate.js";
import { serializeObjectIdentifier } from "../der/object-identifier.js";
import { serializeSmallInteger, serializeUnsignedInteger } from "../der/primitives.js";
import { serializeDer } from "../der/serialize-der.js";
import { contextConstructed, derTag } from "../der/tag.js";
import { isOpensslMissing } from "../openssl.test.fixture.js";
import { readPublicKey } from "./public-key.js";
import { parseEcdsaSignature } from "./ecdsa-signature.js";
import { generateKeyPair, selfSigned, selfSignedByOpenssl, type KeyPair } from "./signed.test.fixture.js";
import type { CertificateSignatureAlgorithm } from "./signature-algorithms.js";
import type { SignaturePolicy } from "./signature-policy.js";
import { checkSignature, type SignedStructure } from "./verify-signature.js";

const check =
  (signed: SignedStructure, by: Certificate, policy: SignaturePolicy = {}) =>
  () => {
    checkSignature(signed, readPublicKey(by), policy);
  };
const refusal = (code: string) => expect.objectContaining({ code }) as Error;
const sequence = (...contents: readonly Uint8Array[]) => serializeDer(derTag.sequence, ...contents);
const identifier = (oid: string, ...parameters: readonly Uint8Array[]) =>
  sequence(serializeObjectIdentifier(oid), ...parameters);
const derNull = serializeDer(derTag.null);

let rsaKeys: KeyPair;
let rsa: Certificate;
let p256: Certificate;

beforeAll(async () => {
  rsaKeys = generateKeyPair(2048);
  rsa = await selfSigned(rsaKeys);
  p256 = await selfSigned(generateKeyPair("P-256"));
});

describe("checkSignature", () => {
  it.each<[number | string, CertificateSignatureAlgorithm]>([
    [2048, "sha256WithRSAEncryption"],
    [2048, "sha384WithRSAEncryption"],
    [2048, "sha512WithRSAEncryption"],
    [2048, "RSASSA-PSS-SHA256"],
    [2048, "RSASSA-PSS-SHA384"],
    [2048, "RSASSA-PSS-SHA512"],
    ["P-256", "ecdsa-with-SHA256"],
    ["P-384", "ecdsa-with-SHA384"],
    ["P-521", "ecdsa-with-SHA512"],
    ["P-521", "ecdsa-with-SHA256"],
    ["ed25519", "Ed25519"],
    ["ed448", "Ed448"],
  ])("verifies what a %s key signed with %s, and no bit of it may be another", async (kind, algorithm) => {
    const certificate = await selfSigned(generateKeyPair(kind), algorithm);
    expect(check(certificate, certificate)).not.toThrow();
    fc.assert(
      fc.property(fc.constantFrom("tbs", "signature"), fc.nat(), fc.nat(7), (field, position, bit) => {
        const octets = certificate[field];
        const index = position % octets.length;
        const flipped = octets.with(index, (octets[index] ?? 0) ^ (1 << bit));
        expect(check({ ...certificate, [field]: flipped }, certificate)).toThrow(refusal("signature-invalid"));
      }),
    );
  });

  const missing = isOpensslMissing();

  it.skipIf(missing).each([
    [2048, "-sha256"],
    [2048, "-sha384"],
    [2048, "-sha512"],
    [2048, "-sha256 -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:digest"],
    [2048, "-sha384 -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:digest"],
    [2048, "-sha512 -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:digest"],
    ["P-256", "-sha512"],
    ["P-384", "-sha256"],
    ["P-521", "-sha384"],
    ["ed25519", "-sha256"],
    ["ed448", "-sha256"],
  ])("verifies what openssl signed with a %s key and %s (apt-get install openssl)", async (kind, options) => {
    const certificate = await selfSignedByOpenssl(generateKeyPair(kind), options);
    expect(check(certificate, certificate)).not.toThrow();
  });

  it.skipIf(missing).each([
    ["SHA-224", 2048, "-sha224"],
    ["MD5", 2048, "-md5"],
    ["RSASSA-PSS with SHA-1", 2048, "-sha1 -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:digest"],
    ["RSASSA-PSS with a shorter salt", 2048, "-sha256 -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:20"],
    [
      "RSASSA-PSS with two hashes",
      2048,
      "-sha256 -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:digest -sigopt rsa_mgf1_md:sha512",
    ],
  ])("refuses %s of openssl (apt-get install openssl)", async (_, kind, options) => {
    const certificate = await selfSignedByOpenssl(generateKeyPair(kind), options);
    const policy: SignaturePolicy = { insecureAlgorithms: ["sha1WithRSAEncryption", "ecdsa-with-SHA1"] };
    expect(check(certificate, certificate, policy)).toThrow(refusal("signature-algorithm-unsupported"));
  });

  it.skipIf(missing).each([
    ["sha1WithRSAEncryption", "ecdsa-with-SHA1", 2048],
    ["ecdsa-with-SHA1", "sha1WithRSAEncryption", "P-256"],
  ] as const)("believes %s only if the policy names it (apt-get install openssl)", async (name, other, kind) => {
    const certificate = await selfSignedByOpenssl(generateKeyPair(kind), "-sha1");
    const notAllowed = refusal("signature-algorithm-not-allowed");
    expect(check(certificate, certificate)).toThrow(notAllowed);
    expect(check(certificate, certificate, { insecureAlgorithms: [other] })).toThrow(notAllowed);
    expect(check(certificate, certificate, { insecureAlgorithms: [name] })).not.toThrow();
  });

  it("takes RSA parameters that are absent, as RFC 4055 §5 has it", () => {
    const signatureAlgorithmIdentifier = identifier("1.2.840.113549.1.1.11");
    expect(check({ ...rsa, signatureAlgorithmIdentifier }, rsa)).not.toThrow();
  });

  it("takes RSASSA-PSS whose hash has NULL or nothing as parameters, as RFC 4055 §2.1 has it", async () => {
    const certificate = await selfSigned(rsaKeys, "RSASSA-PSS-SHA256");
    const withNull = [derNull] as const;
    for (const [ofHash, ofMask] of [
      [withNull, withNull],
      [withNull, []],
      [[], withNull],
      [[], []],
    ] as const) {
      expect(check({ ...certificate, signatureAlgorithmIdentifier: pss(ofHash, ofMask) }, certificate)).not.toThrow();
    }
  });

  it.each([
    ["RSA with other parameters than NULL", identifier("1.2.840.113549.1.1.11", sequence())],
    ["RSA with more than NULL", identifier("1.2.840.113549.1.1.11", derNull, derNull)],
    ["RSASSA-PSS without parameters, which means SHA-1", identifier("1.2.840.113549.1.1.10")],
    [
      "RSASSA-PSS with its default trailer written out",
      pss([derNull], [derNull], serializeDer(contextConstructed(3), serializeSmallInteger(1))),
    ],
    [
      "RSASSA-PSS with another trailer",
      pss([derNull], [derNull], serializeDer(contextConstructed(3), serializeSmallInteger(2))),
    ],
    ["an algorithm that nobody knows", identifier("1.3.6.1.4.1.32473.1")],
    ["nothing", new Uint8Array()],
  ])("refuses %s", (_, signatureAlgorithmIdentifier) => {
    const signed = { ...rsa, signatureAlgorithmIdentifier };
    expect(check(signed, rsa)).toThrow(refusal("signature-algorithm-unsupported"));
  });

  it("refuses ECDSA and EdDSA with parameters", () => {
    for (const oid of ["1.2.840.10045.4.3.2", "1.3.101.112"]) {
      const signed = { ...p256, signatureAlgorithmIdentifier: identifier(oid, derNull) };
      expect(check(signed, p256)).toThrow(refusal("signature-algorithm-unsupported"));
    }
  });

  it("refuses a key of another kind than the signature", async () => {
    const ed25519 = await selfSigned(generateKeyPair("ed25519"));
    const ed448 = await selfSigned(generateKeyPair("ed448"));
    const certificates = [rsa, p256, ed25519, ed448];
    for (const [signed, by] of certificates.flatMap((one) => certificates.map((other) => [one, other] as const))) {
      const outcome = signed === by ? undefined : "public-key-unsupported";
      expect(codeOf(check(signed, by))).toBe(outcome);
    }
  });

  it.each([2048, "P-256", "P-384", "ed25519"])("refuses the signature of another %s key", async (kind) => {
    const certificate = await selfSigned(generateKeyPair(kind));
    const other = await selfSigned(generateKeyPair(kind));
    expect(check(certificate, other)).toThrow(refusal("signature-invalid"));
  });

  it("refuses the hash of another algorithm", () => {
    const signed = { ...p256, signatureAlgorithmIdentifier: identifier("1.2.840.10045.4.3.3") };
    expect(check(signed, p256)).toThrow(refusal("signature-invalid"));
  });

  it("refuses an RSASSA-PSS signature called RSASSA-PKCS1-v1_5, and the reverse", async () => {
    const certificate = await selfSigned(rsaKeys, "RSASSA-PSS-SHA256");
    const invalid = refusal("signature-invalid");
    const { signatureAlgorithmIdentifier } = certificate;
    expect(check({ ...rsa, signatureAlgorithmIdentifier }, rsa)).toThrow(invalid);
    const called = { ...certificate, signatureAlgorithmIdentifier: rsa.signatureAlgorithmIdentifier };
    expect(check(called, certificate)).toThrow(invalid);
  });

  it("refuses every other spelling of an ECDSA signature, and numbers outside the order of the curve (CVE-2020-14966, CVE-2022-21449)", () => {
    const both = parseEcdsaSignature(p256.signature, 32);
    const [r, s] = [serializeUnsignedInteger(both.subarray(0, 32)), serializeUnsignedInteger(both.subarray(32))];
    const order = BigInt("0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");
    const beyond = BigInt(`0x${Buffer.from(both.subarray(32)).toString("hex")}`) + order;
    const zero = serializeSmallInteger(0);
    const spellings = [
      sequence(r, s, zero),
      Uint8Array.from([...sequence(r, s), 0]),
      Uint8Array.from([0x30, 0x81, r.length + s.length, ...r, ...s]),
      sequence(serializeDer(derTag.integer, Uint8Array.of(0), r.subarray(2)), s),
      sequence(r, serializeUnsignedInteger(Buffer.from(beyond.toString(16).padStart(66, "0"), "hex"))),
      sequence(zero, s),
      sequence(r, zero),
      sequence(zero, zero),
      both,
      new Uint8Array(),
    ];
    expect(check({ ...p256, signature: sequence(r, s) }, p256)).not.toThrow();
    for (const signature of spellings) {
      expect(check({ ...p256, signature }, p256)).toThrow(refusal("signature-invalid"));
    }
  });

  it("refuses whatever else is given as signature", () => {
    fc.assert(
      fc.property(fc.constantFrom(rsa, p256), fc.uint8Array({ maxLength: 600 }), (certificate, signature) => {
        expect(check({ ...certificate, signature }, certificate)).toThrow(refusal("signature-invalid"));
      }),
    );
  });

  it.each([1024, 2040])("refuses an RSA key of %i bits unless the policy takes it", async (modulusLength) => {
    const certificate = await selfSigned(generateKeyPair(modulusLength));
    const tooSmall = refusal("public-key-too-small");
    expect(check(certificate, certificate)).toThrow(tooSmall);
    const policyOf = (insecureMinimumRsaModulusLength: number) => ({ insecureMinimumRsaModulusLength });
    expect(check(certificate, certificate, policyOf(modulusLength + 1))).toThrow(tooSmall);
    expect(check(certificate, certificate, policyOf(modulusLength))).not.toThrow();
  });

  it("refuses an RSA modulus that does not consist of whole octets", async () => {
    const certificate = await selfSigned(generateKeyPair(2052));
    expect(check(certificate, certificate)).toThrow(refusal("public-key-unsupported"));
  });
});

function codeOf(run: () => void): string | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    return (error as { code: string }).code;
  }
}

function pss(ofHash: readonly Uint8Array[], ofMask: readonly Uint8Array[], ...more: readonly Uint8Array[]): Uint8Array {
  const sha256 = "2.16.840.1.101.3.4.2.1";
  return identifier(
    "1.2.840.113549.1.1.10",
    sequence(
      serializeDer(contextConstructed(0), identifier(sha256, ...ofHash)),
      serializeDer(contextConstructed(1), identifier("1.2.840.113549.1.1.8", identifier(sha256, ...ofMask))),
      serializeDer(contextConstructed(2), serializeSmallInteger(32)),
      ...more,
    ),
  );
}

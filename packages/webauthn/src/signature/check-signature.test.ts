import { constants, generateKeyPairSync, sign, verify } from "node:crypto";

import { describe, expect, it } from "vitest";

import { runtimeAlgorithms, type RuntimeAlgorithm } from "../cose/algorithm.js";
import { parseCosePublicKey } from "../cose/public-key.js";
import { flipBit, refusal } from "../relying-party.test.fixture.js";
import { generateSoftwareKey, signWithSoftwareKey } from "../testing/software-key.js";
import { checkSignature } from "./check-signature.js";
import { checkPublicKey, importCertificateKey, importPublicKey } from "./public-key.js";
import type { SignatureVerifier } from "./signature-verifier.js";

const data = Uint8Array.of(1, 2, 3);
const invalid = refusal("signature-invalid");

function makeSignature(algorithm: RuntimeAlgorithm) {
  const keys = generateSoftwareKey(algorithm);
  const key = importPublicKey(parseCosePublicKey(keys.cosePublicKey));
  return { keys, key, signature: signWithSoftwareKey(keys, data) };
}

describe.each(runtimeAlgorithms.map((algorithm) => [algorithm]))("algorithm %i", (algorithm) => {
  const { keys, key, signature } = makeSignature(algorithm);

  it("accepts what was signed", async () => {
    const certificateKey = importCertificateKey(keys.subjectPublicKeyInfo, algorithm);
    await checkSignature(key, { data, signature }, "signature-invalid");
    await checkSignature(certificateKey, { data, signature }, "signature-invalid");
  });

  it("refuses changed data and foreign signatures", async () => {
    const foreign = makeSignature(algorithm);
    const changed = { data: Uint8Array.of(1, 2, 4), signature };
    await expect(checkSignature(key, changed, "signature-invalid")).rejects.toMatchObject(invalid);
    const others = { data, signature: foreign.signature };
    await expect(checkSignature(key, others, "signature-invalid")).rejects.toMatchObject(invalid);
  });

  it("refuses malformed signatures, and throws nothing else", async () => {
    const malformed = [
      new Uint8Array(0),
      new Uint8Array(1),
      signature.subarray(1),
      Uint8Array.of(...signature, 0),
      flipBit(signature, 0),
      new Uint8Array(5000),
    ];
    for (const bytes of malformed) {
      const checking = checkSignature(key, { data, signature: bytes }, "attestation-signature-invalid");
      await expect(checking).rejects.toMatchObject(refusal("attestation-signature-invalid"));
    }
  });
});

it("refuses every hash, padding and salt but those of the algorithm", async () => {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const subjectPublicKeyInfo = publicKey.export({ format: "der", type: "spki" });
  const signatures = [
    ...["sha1", "sha256", "sha384", "sha512"].map((hash) => sign(hash, data, privateKey)),
    ...["sha256", "sha384", "sha512"].flatMap((hash) =>
      [constants.RSA_PSS_SALTLEN_DIGEST, 0].map((saltLength) =>
        sign(hash, data, { key: privateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength }),
      ),
    ),
  ];
  const accepted = await Promise.all(
    ([-65535, -257, -258, -259, -37, -38, -39] as const).map(async (algorithm) => {
      const key = importCertificateKey(subjectPublicKeyInfo, algorithm);
      const checks = signatures.map((signature) => checkSignature(key, { data, signature }, "signature-invalid"));
      const results = await Promise.allSettled(checks);
      return results.flatMap(({ status }, index) => (status === "fulfilled" ? [index] : []));
    }),
  );
  expect(accepted).toEqual([[0], [1], [2], [3], [4], [6], [8]]);
});

it("refuses, with the cause, where a runtime throws", async () => {
  const { keys } = makeSignature(-8);
  const { key } = importCertificateKey(keys.subjectPublicKeyInfo, -8);
  const ofAnotherType = { algorithm: -8, key, data, signature: "text" as unknown as Uint8Array } as const;
  const checking = checkSignature(ofAnotherType, ofAnotherType, "signature-invalid");
  await expect(checking).rejects.toMatchObject({ ...invalid, cause: { name: "TypeError" } });
});

it.each([-7, -35, -36, -47] as const)("refuses a point that is not on the curve of algorithm %i", (algorithm) => {
  const { cosePublicKey } = generateSoftwareKey(algorithm);
  const point = parseCosePublicKey(flipBit(cosePublicKey, 8 * cosePublicKey.length - 1));
  expect(() => importPublicKey(point)).toThrow(expect.objectContaining(refusal("public-key-malformed")));
  expect(() => {
    checkPublicKey(point);
  }).toThrow(expect.objectContaining(refusal("public-key-malformed")));
});

describe("a verifier of the application", () => {
  const pub = new Uint8Array(1312).fill(7);
  const mlDsa44 = { kty: "AKP", algorithm: -48, pub } as const;
  const answering = (answer: unknown): SignatureVerifier => ({ algorithm: -48, verify: () => answer as boolean });

  it("is given the key, the data and the signature", async () => {
    const asked: unknown[] = [];
    const verifier: SignatureVerifier = { algorithm: -48, verify: (...given) => asked.push(given) === 1 };
    const key = importPublicKey(mlDsa44, [verifier]);
    const signature = new Uint8Array(2420);
    await checkSignature(key, { data, signature }, "signature-invalid");
    expect(asked).toEqual([[mlDsa44, data, signature]]);
  });

  it.each([
    ["false", false],
    ["a promise of false", Promise.resolve(false)],
    ["something that is not true", "true"],
    ["nothing", undefined],
  ])("that answers %s refuses", async (_, answer) => {
    const key = importPublicKey(mlDsa44, [answering(answer)]);
    const checking = checkSignature(key, { data, signature: data }, "signature-invalid");
    await expect(checking).rejects.toMatchObject(invalid);
  });

  it("that cannot answer refuses, with the cause", async () => {
    const cause = new Error("no answer");
    const key = importPublicKey(mlDsa44, [{ algorithm: -48, verify: () => Promise.reject(cause) }]);
    const checking = checkSignature(key, { data, signature: data }, "signature-invalid");
    await expect(checking).rejects.toMatchObject({ ...invalid, cause });
  });

  it("for another algorithm is none", () => {
    const importing = () => importPublicKey(mlDsa44, [{ algorithm: -49, verify: () => true }]);
    expect(importing).toThrow(expect.objectContaining(refusal("algorithm-unsupported")));
  });

  it("takes the place of the runtime, and sees no ECDSA signature that is not in DER", async () => {
    const { keys, signature } = makeSignature(-47);
    const { key: oracle } = importCertificateKey(keys.subjectPublicKeyInfo, -47);
    const asked: Uint8Array[] = [];
    const verifier: SignatureVerifier = {
      algorithm: -47,
      verify: (_, bytes, given) => asked.push(given) > 0 && verify("sha256", bytes, oracle, given),
    };
    const key = importPublicKey(parseCosePublicKey(keys.cosePublicKey), [verifier]);
    await checkSignature(key, { data, signature }, "signature-invalid");
    const malformed = { data, signature: Uint8Array.of(...signature, 0) };
    await expect(checkSignature(key, malformed, "signature-invalid")).rejects.toMatchObject(invalid);
    expect(asked).toEqual([signature]);
  });
});

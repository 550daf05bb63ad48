import { expect, it } from "vitest";

import type { CoseAlgorithm } from "../cose/algorithm.js";
import { parseCosePublicKey } from "../cose/public-key.js";
import { flipBit, refusal } from "../relying-party.test.fixture.js";
import { generateSoftwareKey, signWithSoftwareKey } from "../testing/software-key.js";
import { checkSignature } from "./check-signature.js";
import { importCertificateKey, importPublicKey } from "./public-key.js";

const algorithms: readonly CoseAlgorithm[] = [-7, -8, -257];
const data = Uint8Array.of(1, 2, 3);
const invalid = refusal("signature-invalid");

async function makeSignature(algorithm: CoseAlgorithm) {
  const keys = await generateSoftwareKey(algorithm, crypto);
  const key = await importPublicKey(parseCosePublicKey(keys.cosePublicKey), crypto);
  return { keys, key, signature: await signWithSoftwareKey(keys, data, crypto) };
}

it.each(algorithms)("accepts what was signed with algorithm %i", async (algorithm) => {
  const { keys, key, signature } = await makeSignature(algorithm);
  const certificateKey = await importCertificateKey(keys.subjectPublicKeyInfo, algorithm, crypto);
  await checkSignature(key, { data, signature }, "signature-invalid", crypto);
  await checkSignature(certificateKey, { data, signature }, "signature-invalid", crypto);
});

it.each(algorithms)("refuses changed data and foreign signatures of algorithm %i", async (algorithm) => {
  const { key, signature } = await makeSignature(algorithm);
  const foreign = await makeSignature(algorithm);
  const changed = { data: Uint8Array.of(1, 2, 4), signature };
  await expect(checkSignature(key, changed, "signature-invalid", crypto)).rejects.toMatchObject(invalid);
  const others = { data, signature: foreign.signature };
  await expect(checkSignature(key, others, "signature-invalid", crypto)).rejects.toMatchObject(invalid);
});

it.each(algorithms)("refuses malformed signatures of algorithm %i, and throws nothing else", async (algorithm) => {
  const { key, signature } = await makeSignature(algorithm);
  const malformed = [
    new Uint8Array(0),
    new Uint8Array(1),
    signature.subarray(1),
    Uint8Array.of(...signature, 0),
    flipBit(signature, 0),
    new Uint8Array(5000),
  ];
  for (const bytes of malformed) {
    const checking = checkSignature(key, { data, signature: bytes }, "attestation-signature-invalid", crypto);
    await expect(checking).rejects.toMatchObject(refusal("attestation-signature-invalid"));
  }
});

it("refuses, with the cause, where a runtime throws", async () => {
  const { key, signature } = await makeSignature(-8);
  const cause = new DOMException("no such signature", "OperationError");
  const throwing = { subtle: { verify: () => Promise.reject(cause) } } as unknown as Crypto;
  const checking = checkSignature(key, { data, signature }, "signature-invalid", throwing);
  await expect(checking).rejects.toMatchObject({ ...invalid, cause });
});

it("refuses a point that is not on P-256", async () => {
  const point = { algorithm: -7, x: new Uint8Array(32).fill(1), y: new Uint8Array(32).fill(2) } as const;
  await expect(importPublicKey(point, crypto)).rejects.toMatchObject(refusal("public-key-malformed"));
});

it("refuses the key of a certificate that is for another algorithm", async () => {
  const { keys } = await makeSignature(-8);
  const importing = importCertificateKey(keys.subjectPublicKeyInfo, -7, crypto);
  await expect(importing).rejects.toMatchObject(refusal("attestation-algorithm-mismatch"));
});

import { X509Certificate, createHash } from "node:crypto";

import { expect, it } from "vitest";

import { now, refusal } from "../relying-party.test.fixture.js";
import { createMetadataService } from "../testing/metadata-service.js";
import { attestationCertificateKeyIdentifier } from "./key-identifier.js";

it("is the SHA-1 of the public key", async () => {
  const { certificate } = await createMetadataService({ now, algorithm: "ES256" });
  const spki = new X509Certificate(certificate).publicKey.export({ format: "der", type: "spki" });
  const point = spki.subarray(-65);
  expect(attestationCertificateKeyIdentifier(certificate)).toBe(createHash("sha1").update(point).digest("hex"));
});

it("refuses what is no certificate", () => {
  expect(() => attestationCertificateKeyIdentifier(Uint8Array.of(48, 0))).toThrow(
    expect.objectContaining(refusal("attestation-certificate-malformed")),
  );
});

import { createPrivateKey } from "node:crypto";

import {
  basicConstraints,
  createCertificateSigner,
  distinguishedName,
  parseCertificate,
  signCertificate,
} from "@idpkit/x509";
import { beforeAll, expect, it } from "vitest";

import { decodeBase64url } from "../base64url.js";
import { creationOptions, now, origin, refusal, verifyCreated } from "../relying-party.test.fixture.js";
import { batchName, createAttestationBatch, type AttestationBatch } from "../testing/attestation-batch.js";
import { createSoftwareAuthenticator } from "../testing/software-authenticator.js";
import { attestationTrustAnchors } from "./attestation-trust-anchors.js";
import { entry, metadataOf } from "./metadata.test.fixture.js";

let batch: AttestationBatch;

beforeAll(async () => {
  batch = await createAttestationBatch({ now });
});

/** Registers an authenticator of `made`, by the anchors that a BLOB has for its model. */
async function register(made: AttestationBatch, attestationRootCertificates: unknown, x5c = [made.certificate]) {
  const metadata = await metadataOf([entry({ metadataStatement: { attestationRootCertificates } })]);
  const created = await createSoftwareAuthenticator({ origin, attestation: made }).create(creationOptions, {
    statement: { x5c },
  });
  const attestation = { formats: ["packed"], trustAnchors: [], metadata, trust: "required" } as const;
  return verifyCreated(created, { attestation });
}

it("takes the root of a vendor, with line breaks", async () => {
  const root = toBase64(batch.trustAnchor).replace(/.{64}/g, "$&\r\n");
  await expect(register(batch, [root])).resolves.toMatchObject({ attestation: { trusted: true } });
});

it("takes an attestation certificate for itself, and for no other below it", async () => {
  const anchors = [toBase64(batch.certificate)];
  await expect(register(batch, anchors)).resolves.toMatchObject({ attestation: { trusted: true } });

  const child = await issuedByLeaf();
  const x5c = [child.certificate, batch.certificate];
  await expect(register(child, anchors, x5c)).rejects.toMatchObject(refusal("attestation-untrusted"));
});

it("leaves out what cannot be read", async () => {
  const anchors = ["MAA=", "no certificate", null, toBase64(batch.trustAnchor)];
  await expect(register(batch, anchors)).resolves.toMatchObject({ attestation: { trusted: true } });
});

it.each([undefined, null, [], "MAA=", { 0: "MAA=" }])("finds none in %j", async (certificates) => {
  const metadata = await metadataOf([
    entry({ metadataStatement: { attestationRootCertificates: certificates } }),
    entry({}),
  ]);
  expect(metadata.entries.flatMap(attestationTrustAnchors)).toEqual([]);
});

/** A batch whose certificate was signed with the attestation key of another. */
async function issuedByLeaf(): Promise<AttestationBatch> {
  const { key, certificate, ...other } = await createAttestationBatch({ now });
  const pkcs8 = Buffer.from(decodeBase64url(batch.key.privateKey));
  const fields = {
    ...parseCertificate(certificate),
    serialNumber: Uint8Array.of(9),
    issuer: distinguishedName(batchName),
    subject: distinguishedName(batchName),
    extensions: [basicConstraints({ ca: false })],
  };
  const signer = createCertificateSigner(createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" }));
  return { ...other, key, certificate: await signCertificate(fields, signer) };
}

function toBase64(octets: Uint8Array): string {
  return Buffer.from(octets).toString("base64");
}

import type { CertificateExtension } from "@idpkit/x509";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { verifyAttestation } from "./attestation/statement.test.fixture.js";
import { parseAttestationObject } from "./attestation/attestation-object.js";
import { attestationKinds, createAttestedCeremony, verifyAttested } from "./attested-ceremonies.test.fixture.js";
import { decodeBase64url, encodeBase64url } from "./base64url.js";
import { decodeCbor, type CborValue } from "./cbor/decode-cbor.js";
import { concatBytes } from "./concat-bytes.js";
import { fuzz, fuzzData, unlessRefused } from "./fuzz.test.fixture.js";
import { describeModel } from "./metadata/describe-model.js";
import { aaguid, entry, fields } from "./metadata/metadata.test.fixture.js";
import { verifyMetadataBlob } from "./metadata/verify-metadata-blob.js";
import { byteMutations, mutatedBytes, mutatedCbor, mutatedJson } from "./mutations.test.fixture.js";
import {
  creationOptions,
  enrol,
  now,
  origin,
  requestOptions,
  verifyAnswered,
  verifyCreated,
} from "./relying-party.test.fixture.js";
import type { SignatureVerifier } from "./signature/signature-verifier.js";
import { createAppleAuthority } from "./testing/apple-authority.js";
import { createAttestationBatch } from "./testing/attestation-batch.js";
import { createCompoundAttester } from "./testing/compound-attester.js";
import { createMetadataService } from "./testing/metadata-service.js";
import { createSoftwareAuthenticator } from "./testing/software-authenticator.js";
import { serializeCbor } from "./testing/serialize-cbor.js";
import { aikExtensions, createTpmVendor } from "./testing/tpm-vendor.js";

const { authenticator, credential } = await enrol();
const answered = await authenticator.get(requestOptions);

describe.each(attestationKinds())("a registration with attestation %s", async (kind) => {
  const [ceremony, other] = [await createAttestedCeremony(kind), await createAttestedCeremony(kind)];
  const { created } = ceremony;
  const object = decodeBase64url(created.response.attestationObject);
  const withObject = (attestationObject: Uint8Array) => ({
    ...created,
    response: { ...created.response, attestationObject: encodeBase64url(attestationObject) },
  });

  it("of other members", async () => {
    const genuine = [created.id, other.created.id];
    await fuzzData(mutatedJson([created, other.created, answered]), async (response) => {
      const verified = await unlessRefused(() => verifyAttested(response as typeof created, ceremony));
      if (verified !== undefined) expect(genuine).toContain(verified.credential.id);
    });
  });

  it("of other bytes", async () => {
    await fuzzData(mutatedBytes([object]), (bytes) => verifyAttested(withObject(bytes), ceremony));
  });

  it("of another content", async () => {
    await fuzzData(mutatedCbor([object]), (bytes) => verifyAttested(withObject(bytes), ceremony));
    await fuzzData(mutatedStatement(object), (bytes) => verifyAttested(withObject(bytes), ceremony));
  });
});

it("an authentication of other members", async () => {
  const { created } = await createAttestedCeremony("none");
  const other = await authenticator.get(requestOptions);
  await fuzzData(mutatedJson([answered, other, created]), async (response) => {
    const verified = await unlessRefused(() => verifyAnswered(response as typeof answered, credential));
    if (verified !== undefined) expect(verified.credentialId).toBe(credential.id);
  });
});

describe("what is signed by somebody who writes what he likes", () => {
  it("authenticator data", async () => {
    await fuzz(byteMutations, async (authenticatorData) => {
      const altered = await authenticator.get(requestOptions, { authenticatorData });
      const verified = await unlessRefused(() => verifyAnswered(altered, credential));
      if (verified !== undefined) expect(verified.credentialId).toBe(credential.id);
      await verifyAttestation("self", optional, { defects: { authenticatorData } });
    });
  });

  it("structures of a TPM", async () => {
    const same = fc.constant((bytes: Uint8Array) => bytes);
    const defects = fc.record({ pubArea: fc.oneof(same, byteMutations), certInfo: fc.oneof(same, byteMutations) });
    await fuzz(defects, async (altered) => {
      await verifyAttestation(await createTpmVendor({ now, algorithm: -7, defects: altered }), optional);
    });
  });

  it("extensions of an attestation certificate", async () => {
    const extensions = alteredExtensions(aikExtensions);
    await fuzz(fc.record({ extensions }), async (defects) => {
      await unlessRefused(async () => verifyAttestation(await createAttestationBatch({ now, defects }), optional));
      await verifyAttestation(await createTpmVendor({ now, algorithm: -7, defects }), optional);
    });
  });

  it("the nonce of an Apple certificate", async () => {
    await fuzz(byteMutations, async (alter) => {
      const nonce = (extension: CertificateExtension) => ({ ...extension, value: alter(extension.value) });
      await verifyAttestation(await createAppleAuthority({ now, defects: { nonce } }), optional);
    });
  });

  it("metadata", async () => {
    const { issueBlob, trustAnchor } = await createMetadataService({ now, algorithm: "ES256" });
    const models = [
      entry({}),
      entry({ metadataStatement: { keyProtection: ["hardware"], attestationRootCertificates: [] } }),
    ];
    await fuzz(mutatedJson([{ ...fields, entries: models }]), (payload) => {
      const blob = issueBlob(fields, { payload: Object(payload) as Record<string, unknown> });
      describeModel(verifyMetadataBlob(blob, { trustAnchors: [trustAnchor], now }), { aaguid }, now);
    });
    await fuzzData(mutatedBytes([Buffer.from(issueBlob(fields))]), (blob) =>
      verifyMetadataBlob(Buffer.from(blob).toString("latin1"), { trustAnchors: [trustAnchor], now }),
    );
  });
});

it("a statement has the application's verifier called no more often than it may have parts", async () => {
  let calls = 0;
  const counting: SignatureVerifier = { algorithm: -47, verify: () => ++calls > 0 };
  const attestation = createCompoundAttester(["self", "self", "self", "self"]);
  const created = await createSoftwareAuthenticator({ origin, attestation, algorithm: -47 }).create(creationOptions);
  const object = decodeBase64url(created.response.attestationObject);
  const policy = { attestation: { ...optional, compound: "any" }, signatureVerifiers: [counting] } as const;
  await expect(verifyCreated(created, policy)).resolves.toBeDefined();
  expect(calls).toBe(4);

  await fuzzData(mutatedStatement(object), async (bytes) => {
    calls = 0;
    const response = { ...created.response, attestationObject: encodeBase64url(bytes) };
    await unlessRefused(() => verifyCreated({ ...created, response }, policy));
    expect(calls).toBeLessThanOrEqual(4);
  });
});

const formats = ["none", "packed", "tpm", "android-key", "apple", "fido-u2f", "compound"] as const;
const optional = { formats, trustAnchors: [], trust: "optional" } as const;

/** An attestation object whose statement has another content. */
function mutatedStatement(object: Uint8Array): fc.Arbitrary<Uint8Array> {
  const { format, authenticatorData } = parseAttestationObject(object);
  const attStmt = (decodeCbor(object) as ReadonlyMap<string, CborValue>).get("attStmt") ?? null;
  const before = concatBytes(Uint8Array.of(0xa3), ...["fmt", format, "attStmt"].map(serializeCbor));
  const after = concatBytes(...["authData", authenticatorData].map(serializeCbor));
  return mutatedCbor([serializeCbor(attStmt)]).map((statement) => concatBytes(before, statement, after));
}

/** The extensions, of which one has another value. */
function alteredExtensions(extensions: readonly CertificateExtension[]): fc.Arbitrary<readonly CertificateExtension[]> {
  const chosen = fc.nat(extensions.length - 1);
  return fc
    .tuple(chosen, byteMutations, fc.boolean())
    .map(([index, alter, critical]) =>
      extensions.map((extension, other) =>
        other === index ? { ...extension, critical, value: alter(extension.value) } : extension,
      ),
    );
}

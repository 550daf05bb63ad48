import { beforeAll, describe, expect, it } from "vitest";

import { creationOptions, now, origin, refusal, verifyCreated } from "../relying-party.test.fixture.js";
import { attestationCertificateKeyIdentifier } from "../metadata/key-identifier.js";
import { aaguid, entry, metadataOf } from "../metadata/metadata.test.fixture.js";
import type { JsonObject } from "../json-object.js";
import { createAttestationBatch, type AttestationBatch } from "../testing/attestation-batch.js";
import { createCompoundAttester } from "../testing/compound-attester.js";
import { createSoftwareAuthenticator } from "../testing/software-authenticator.js";
import type { SoftwareAttestation } from "../testing/attestation-object.js";
import { createTpmVendor } from "../testing/tpm-vendor.js";
import { createU2fBatch, type U2fBatch } from "../testing/u2f-batch.js";
import type { AttestationPolicy } from "./attestation-policy.js";

const noModel = "00000000-0000-0000-0000-000000000000";
const formats = ["packed", "fido-u2f", "compound"] as const;
let batch: AttestationBatch;
let u2f: U2fBatch;

beforeAll(async () => {
  batch = await createAttestationBatch({ now });
  u2f = await createU2fBatch({ now });
});

async function register(attestation: SoftwareAttestation, policy: Partial<AttestationPolicy>) {
  const created = await createSoftwareAuthenticator({ origin, attestation }).create(creationOptions);
  const trust = { formats, trustAnchors: [], trust: "required", ...policy } as const;
  return (await verifyCreated(created, { attestation: trust })).attestation;
}

/** A BLOB that lists one trust anchor for a model. */
function listing(trustAnchor: Uint8Array, model: JsonObject) {
  const attestationRootCertificates = [Buffer.from(trustAnchor).toString("base64")];
  return metadataOf([entry({ ...model, metadataStatement: { attestationRootCertificates } })]);
}

describe("a trusted attestation", () => {
  it("names its model and its certificate", async () => {
    expect(await register(batch, { trustAnchors: [batch.trustAnchor] })).toEqual({
      trusted: true,
      format: "packed",
      type: "basic",
      aaguid,
      attestationCertificateKeyIdentifiers: [attestationCertificateKeyIdentifier(batch.certificate)],
    });
  });

  it("names no model where nothing that is trusted covers it", async () => {
    const either = { trustAnchors: [u2f.trustAnchor], compound: "any" } as const;
    const attestation = await register(createCompoundAttester([u2f, batch]), either);
    const [identifier] = [attestationCertificateKeyIdentifier(u2f.certificate)];
    const attestationCertificateKeyIdentifiers = [identifier];
    expect(attestation).toMatchObject({ trusted: true, aaguid: noModel, attestationCertificateKeyIdentifiers });
  });

  it("names the model that one of its trusted parts covers", async () => {
    const trustAnchors = [u2f.trustAnchor, batch.trustAnchor];
    const attestation = await register(createCompoundAttester([u2f, batch]), { trustAnchors });
    expect(attestation).toMatchObject({ trusted: true, aaguid });
  });
});

it("reads a trust anchor again when its octets have changed", async () => {
  const trustAnchor = batch.trustAnchor.slice();
  const policy = { trustAnchors: [trustAnchor] };
  expect(await register(batch, policy)).toMatchObject({ trusted: true });
  trustAnchor.fill(0);
  await expect(register(batch, policy)).rejects.toThrow(TypeError);
});

describe("an attestation that is not trusted", () => {
  it.each<[string, () => SoftwareAttestation, string]>([
    ["of a vendor without anchor", () => batch, aaguid],
    ["of a U2F key without anchor", () => u2f, noModel],
  ])("only claims a model: %s", async (_, attester, claimedAaguid) => {
    const attestation = await register(attester(), { trust: "optional" });
    expect(attestation).toMatchObject({ trusted: false, type: "basic", claimedAaguid });
    expect(attestation).not.toHaveProperty("aaguid");
  });
});

describe("trust anchors of metadata", () => {
  it("count for the model that they are listed for", async () => {
    const metadata = await listing(batch.trustAnchor, { aaguid });
    await expect(register(batch, { metadata })).resolves.toMatchObject({ trusted: true, aaguid });
  });

  it("leave those of the policy to models that they do not list", async () => {
    const trustAnchors = [batch.trustAnchor];
    const ofAnother = await listing(u2f.trustAnchor, { aaguid: "08987058-cadc-4b81-b6e1-30de50dcbe96" });
    await expect(register(batch, { metadata: ofAnother, trustAnchors })).resolves.toMatchObject({ trusted: true });

    const withoutAny = await metadataOf([entry({ metadataStatement: { attestationRootCertificates: [] } })]);
    const registering = register(batch, { metadata: withoutAny, trustAnchors });
    await expect(registering).rejects.toMatchObject(refusal("attestation-untrusted"));
  });

  it("are a model's only ones: nobody names it under the root of another vendor", async () => {
    const tpm = await createTpmVendor({ now });
    const metadata = await listing(batch.trustAnchor, { aaguid });
    const policy = { formats: ["tpm"], metadata, trustAnchors: [tpm.trustAnchor] } as const;
    await expect(register(tpm, policy)).rejects.toMatchObject(refusal("attestation-untrusted"));
  });

  it("count for no other model", async () => {
    const metadata = await listing(batch.trustAnchor, { aaguid: "08987058-cadc-4b81-b6e1-30de50dcbe96" });
    await expect(register(batch, { metadata })).rejects.toMatchObject(refusal("attestation-untrusted"));
  });

  it("are found by the certificate for U2F, whatever AAGUID the client writes", async () => {
    const identifiers = [attestationCertificateKeyIdentifier(u2f.certificate)];
    const model = { aaguid: undefined, attestationCertificateKeyIdentifiers: identifiers };
    const metadata = await listing(u2f.trustAnchor, model);
    await expect(register(u2f, { metadata })).resolves.toMatchObject({ trusted: true, aaguid: noModel });

    const byModel = await listing(u2f.trustAnchor, { aaguid: noModel });
    await expect(register(u2f, { metadata: byModel })).rejects.toMatchObject(refusal("attestation-untrusted"));
  });

  it("do not count for managed Apple devices, which only the organisation vouches for", async () => {
    const managed = "dd4ec289-e01d-41c9-bb89-70fa845d4bf2";
    const bytes = Buffer.from(managed.replaceAll("-", ""), "hex");
    const device = await createAttestationBatch({ now, aaguid: new Uint8Array(bytes) });
    const metadata = await listing(device.trustAnchor, { aaguid: managed });
    const foreign = { managedApple: { trustAnchors: [batch.trustAnchor] } };
    await expect(register(device, { metadata, ...foreign })).rejects.toMatchObject(refusal("attestation-untrusted"));
  });
});

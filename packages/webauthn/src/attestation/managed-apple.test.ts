import { basicConstraints, keyUsage, parseCertificate } from "@idpkit/x509";
import { hex } from "@scure/base";
import { beforeAll, describe, expect, it } from "vitest";

import type { WebAuthnErrorCode } from "../errors.js";
import { creationOptions, flipBit, now, origin, refusal, verifyCreated } from "../relying-party.test.fixture.js";
import {
  aaguidExtension,
  createAttestationBatch,
  softwareAaguid,
  type AttestationBatch,
  type AttestationCertificateDefects,
} from "../testing/attestation-batch.js";
import type { CeremonyDefects } from "../testing/ceremony-defects.js";
import { createSoftwareAuthenticator } from "../testing/software-authenticator.js";
import type { AttestationPolicy } from "./attestation-policy.js";
import { checkManagedAppleCertificate } from "./managed-apple.js";

const appleAaguid = hex.decode("dd4ec289e01d41c9bb8970fa845d4bf2");

/** A device's identity as organisations issue it: named after the device, and without extensions that WebAuthn knows. */
const identity: AttestationCertificateDefects = {
  subject: [["CN", "C02ABC123XYZ"]],
  extensions: [keyUsage(["digitalSignature"])],
};

let organisation: AttestationBatch;
let vendor: AttestationBatch;

beforeAll(async () => {
  organisation = await createAttestationBatch({ now, aaguid: appleAaguid, defects: identity });
  vendor = await createAttestationBatch({ now });
});

/** Registers by a policy that trusts devices of the organisation and authenticators of the vendor, unless told otherwise. */
async function register(
  attestation: AttestationBatch = organisation,
  policy: Partial<AttestationPolicy> = {},
  defects: CeremonyDefects = {},
) {
  const created = await createSoftwareAuthenticator({ origin, attestation }).create(creationOptions, defects);
  return verifyCreated(created, {
    attestation: {
      formats: ["packed"],
      trustAnchors: [vendor.trustAnchor],
      managedApple: { trustAnchors: [organisation.trustAnchor] },
      trust: "required",
      ...policy,
    },
  });
}

describe("a managed Apple device", () => {
  it("is trusted when the organisation's authority issued its identity", async () => {
    const { attestation } = await register();
    expect(attestation).toMatchObject({
      format: "packed",
      type: "basic",
      trusted: true,
      aaguid: "dd4ec289-e01d-41c9-bb89-70fa845d4bf2",
    });
  });

  it("is untrusted when only a vendor vouches for it", async () => {
    const claimed = await createAttestationBatch({ now, aaguid: appleAaguid });
    const registering = register(claimed, { trustAnchors: [claimed.trustAnchor] });
    await expect(registering).rejects.toMatchObject(refusal("attestation-untrusted"));
  });

  it.each<[WebAuthnErrorCode, string, AttestationCertificateDefects]>([
    ["attestation-certificate-unfit", "an authority", { ...identity, extensions: [basicConstraints({ ca: true })] }],
    ["attestation-aaguid-mismatch", "another model", { ...identity, extensions: [aaguidExtension(softwareAaguid)] }],
    ["attestation-untrusted", "the past", { ...identity, notAfter: new Date(now.getTime() - 1000) }],
  ])("is refused with %s when its identity is one of %s", async (code, _, defects) => {
    const device = await createAttestationBatch({ now, aaguid: appleAaguid, defects });
    const registering = register(device, { managedApple: { trustAnchors: [device.trustAnchor] } });
    await expect(registering).rejects.toMatchObject(refusal(code));
  });

  it("is refused when the identity did not sign", async () => {
    const registering = register(organisation, {}, { signature: (signature) => flipBit(signature, 99) });
    await expect(registering).rejects.toMatchObject(refusal("attestation-signature-invalid"));
  });

  it("is like any other authenticator where the policy does not speak of it", async () => {
    const attestation = { formats: ["packed"], trustAnchors: [organisation.trustAnchor], trust: "required" } as const;
    const created = await createSoftwareAuthenticator({ origin, attestation: organisation }).create(creationOptions);
    const registering = verifyCreated(created, { attestation });
    await expect(registering).rejects.toMatchObject(refusal("attestation-certificate-unfit"));
  });
});

it("its identity is refused when it is of version 1, even with extensions", () => {
  const certificate = parseCertificate(organisation.certificate);
  expect(() => {
    checkManagedAppleCertificate({ ...certificate, version: 1 }, appleAaguid);
  }).toThrow(expect.objectContaining(refusal("attestation-certificate-unfit")));
});

it("the organisation vouches for no other model", async () => {
  const other = await createAttestationBatch({ now });
  const registering = register(other, { managedApple: { trustAnchors: [other.trustAnchor] } });
  await expect(registering).rejects.toMatchObject(refusal("attestation-untrusted"));
});

import { hex } from "@scure/base";
import { expect, it } from "vitest";

import { now, refusal } from "../relying-party.test.fixture.js";
import { createAndroidKeystore } from "../testing/android-keystore.js";
import { createAppleAuthority } from "../testing/apple-authority.js";
import { createAttestationBatch } from "../testing/attestation-batch.js";
import { createCompoundAttester } from "../testing/compound-attester.js";
import { createSafetyNetService } from "../testing/safetynet-service.js";
import { verifyAttestation } from "./statement.test.fixture.js";

const aaguid = hex.decode("dd4ec289e01d41c9bb8970fa845d4bf2");

it.each([
  ["android-key", createAndroidKeystore],
  ["android-safetynet", createSafetyNetService],
  ["apple", createAppleAuthority],
] as const)("no vendor of %s vouches for the organisation's devices", async (format, create) => {
  const phone = await create({ now });
  const organisation = await createAttestationBatch({ now });
  const policy = { formats: [format], trustAnchors: [phone.trustAnchor], trust: "required" } as const;
  const managedApple = { trustAnchors: [organisation.trustAnchor] };
  const lying = { ...phone, aaguid };

  await expect(verifyAttestation(lying, policy)).resolves.toMatchObject({ trusted: true });
  await expect(verifyAttestation(phone, { ...policy, managedApple })).resolves.toMatchObject({ trusted: true });
  const verifying = verifyAttestation(lying, { ...policy, managedApple });
  await expect(verifying).rejects.toMatchObject(refusal("attestation-untrusted"));
});

it("no vendor vouches for them as a part of a compound statement", async () => {
  const phone = await createAndroidKeystore({ now });
  const organisation = await createAttestationBatch({ now });
  const lying = { ...createCompoundAttester([phone, "none"]), aaguid };
  const verifying = verifyAttestation(lying, {
    formats: ["compound", "android-key", "none"],
    trustAnchors: [phone.trustAnchor],
    managedApple: { trustAnchors: [organisation.trustAnchor] },
    trust: "required",
    compound: "any",
  });
  await expect(verifying).rejects.toMatchObject(refusal("attestation-untrusted"));
});

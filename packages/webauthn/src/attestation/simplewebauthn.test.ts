import { SettingsService, verifyRegistrationResponse } from "@simplewebauthn/server";
import { toPem } from "@idpkit/x509";
import { expect, it } from "vitest";

import { creationOptions, origin, verifyCreated } from "../relying-party.test.fixture.js";
import { createAndroidKeystore } from "../testing/android-keystore.js";
import { createAppleAuthority } from "../testing/apple-authority.js";
import { createSafetyNetService } from "../testing/safetynet-service.js";
import { createSoftwareAuthenticator } from "../testing/software-authenticator.js";
import { createTpmVendor } from "../testing/tpm-vendor.js";
import { createU2fBatch } from "../testing/u2f-batch.js";

/** The other verifier has certificates valid today, whenever that is. */
const now = new Date();

it.each([
  ["tpm", -7, () => createTpmVendor({ now })],
  ["tpm", -257, () => createTpmVendor({ now })],
  ["android-key", -7, () => createAndroidKeystore({ now })],
  ["android-safetynet", -7, () => createSafetyNetService({ now })],
  ["apple", -7, () => createAppleAuthority({ now })],
  ["fido-u2f", -7, () => createU2fBatch({ now })],
] as const)("agrees with @simplewebauthn/server about %s with algorithm %i", async (format, algorithm, create) => {
  const attestation = await create();
  SettingsService.setRootCertificates({ identifier: format, certificates: [toPem(attestation.trustAnchor)] });
  const response = await createSoftwareAuthenticator({ origin, algorithm, attestation }).create(creationOptions);

  const ours = await verifyCreated(response, {
    now,
    attestation: { formats: [format], trustAnchors: [attestation.trustAnchor], trust: "required" },
  });
  const theirs = await verifyRegistrationResponse({
    response: JSON.parse(JSON.stringify(response)) as never,
    expectedChallenge: creationOptions.challenge,
    expectedOrigin: origin,
    expectedRPID: "example.com",
  });
  const { attestation: trusted } = ours;
  expect(trusted).toMatchObject({ format, trusted: true });
  const aaguid = trusted.trusted && trusted.aaguid;
  expect(theirs).toMatchObject({ verified: true, registrationInfo: { fmt: format, aaguid } });
});

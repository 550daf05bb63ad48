import fc from "fast-check";
import { expect, it } from "vitest";

import { verifyAuthentication } from "./authentication/verify-authentication.js";
import { decodeBase64url, encodeBase64url } from "./base64url.js";
import { WebAuthnError } from "./errors.js";
import { verifyRegistration } from "./registration/verify-registration.js";
import {
  creationOptions,
  enrol,
  expectedAuthentication,
  expectedRegistration,
  flipBit,
  now,
  origin,
  requestOptions,
} from "./relying-party.test.fixture.js";
import { createAttestationBatch } from "./testing/attestation-batch.js";
import { createSoftwareAuthenticator } from "./testing/software-authenticator.js";

const anyBit = fc.nat(2 ** 20);

it.each(["clientDataJSON", "attestationObject"] as const)(
  "refuses a registration with any bit of %s turned over, when it is attested",
  async (member) => {
    const batch = await createAttestationBatch({ now });
    const trust = { formats: ["packed"], trustAnchors: [batch.trustAnchor], trust: "required" } as const;
    const expected = { ...expectedRegistration, attestation: trust };
    const created = await createSoftwareAuthenticator({ origin, attestation: batch }).create(creationOptions);
    await expect(verifyRegistration(created, expected)).resolves.toBeDefined();

    const altered = (bit: number) => ({ ...created, response: withFlippedBit(created.response, member, bit) });
    await fc.assert(
      fc.asyncProperty(anyBit, async (bit) => {
        await expect(verifyRegistration(altered(bit), expected)).rejects.toBeInstanceOf(WebAuthnError);
      }),
      { numRuns: 300 },
    );
  },
);

it.each([
  [-7, "clientDataJSON"],
  [-7, "authenticatorData"],
  [-7, "signature"],
  [-7, "userHandle"],
  [-8, "signature"],
  [-257, "signature"],
] as const)("refuses an authentication by algorithm %i with any bit of %s turned over", async (algorithm, member) => {
  const { authenticator, credential } = await enrol({ algorithm });
  const answered = await authenticator.get(requestOptions);
  await expect(verifyAuthentication(answered, credential, expectedAuthentication)).resolves.toBeDefined();

  const altered = (bit: number) => ({ ...answered, response: withFlippedBit(answered.response, member, bit) });
  await fc.assert(
    fc.asyncProperty(anyBit, async (bit) => {
      const verifying = verifyAuthentication(altered(bit), credential, expectedAuthentication);
      await expect(verifying).rejects.toBeInstanceOf(WebAuthnError);
    }),
    { numRuns: 300 },
  );
});

/** The response with one bit of one member turned over; bits are counted around its end. */
function withFlippedBit<Member extends string, Response extends Readonly<Partial<Record<Member, string>>>>(
  response: Response,
  member: Member,
  bit: number,
): Response {
  const bytes = decodeBase64url(response[member] ?? "");
  return { ...response, [member]: encodeBase64url(flipBit(bytes, bit % (bytes.length * 8))) };
}

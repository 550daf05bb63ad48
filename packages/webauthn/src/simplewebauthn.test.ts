import {
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON as OtherAuthentication,
  type RegistrationResponseJSON as OtherRegistration,
} from "@simplewebauthn/server";
import { expect, it } from "vitest";

import { encodeBase64url } from "./base64url.js";
import {
  creationOptions,
  now,
  origin,
  requestOptions,
  verifyCreated,
  verifyAnswered,
} from "./relying-party.test.fixture.js";
import { createAttestationBatch } from "./testing/attestation-batch.js";
import { createSoftwareAuthenticator } from "./testing/software-authenticator.js";

const other = { expectedChallenge: creationOptions.challenge, expectedOrigin: origin, expectedRPID: "example.com" };
const kinds = [-7, -8, -257].flatMap((algorithm) =>
  ["none", "self", "x5c"].map((attestation) => [algorithm, attestation]),
) as [-7 | -8 | -257, "none" | "self" | "x5c"][];

it.each(kinds)("agrees with @simplewebauthn/server about algorithm %i with attestation %s", async (algorithm, kind) => {
  const attestation = kind === "x5c" ? await createAttestationBatch({ now }) : kind;
  const authenticator = createSoftwareAuthenticator({ origin, algorithm, attestation });

  const created = await authenticator.create(creationOptions);
  const { credential } = await verifyCreated(created);
  const registration = await verifyRegistrationResponse({
    ...other,
    response: onTheWire(created) as OtherRegistration,
  });
  expect(registration.registrationInfo).toMatchObject({
    fmt: credential.attestation.format,
    aaguid: credential.attestation.trusted ? credential.attestation.aaguid : credential.attestation.claimedAaguid,
    credentialDeviceType: "singleDevice",
    credentialBackedUp: credential.backupState,
  });
  const theirs = registration.registrationInfo?.credential ?? expect.fail("nothing registered");
  expect(theirs).toMatchObject({ id: credential.id, counter: credential.signCount });
  expect(encodeBase64url(theirs.publicKey)).toBe(credential.publicKey);

  const answered = await authenticator.get(requestOptions);
  const proof = await verifyAnswered(answered, credential);
  const authentication = await verifyAuthenticationResponse({
    ...other,
    response: onTheWire(answered) as OtherAuthentication,
    credential: theirs,
  });
  expect(authentication).toMatchObject({ verified: true, authenticationInfo: { newCounter: proof.signCount } });
});

function onTheWire(response: object): unknown {
  return JSON.parse(JSON.stringify(response));
}

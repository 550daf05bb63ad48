import {
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON as OtherAuthentication,
  type RegistrationResponseJSON as OtherRegistration,
} from "@simplewebauthn/server";
import { expect, it } from "vitest";

import { verifyAuthentication } from "./authentication/verify-authentication.js";
import { encodeBase64url } from "./base64url.js";
import { verifyRegistration } from "./registration/verify-registration.js";
import {
  creationOptions,
  expectedAuthentication,
  expectedRegistration,
  now,
  origin,
  requestOptions,
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
  const { credential } = await verifyRegistration(created, expectedRegistration);
  const registration = await verifyRegistrationResponse({
    ...other,
    response: onTheWire(created) as OtherRegistration,
  });
  expect(registration.registrationInfo).toMatchObject({
    fmt: credential.attestationFormat,
    aaguid: credential.aaguid,
    credentialDeviceType: "singleDevice",
    credentialBackedUp: credential.backupState,
  });
  const theirs = registration.registrationInfo?.credential ?? expect.fail("nothing registered");
  expect(theirs).toMatchObject({ id: credential.id, counter: credential.signCount });
  expect(encodeBase64url(theirs.publicKey)).toBe(credential.publicKey);

  const answered = await authenticator.get(requestOptions);
  const proof = await verifyAuthentication(answered, credential, expectedAuthentication);
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

import { encodeBase64url } from "./base64url.js";
import type { PublicKeyCredentialRequestOptionsJSON } from "./authentication/authentication-options.js";
import type { AuthenticationResponseJSON } from "./authentication/authentication-response.js";
import type { VerifiedAuthentication } from "./authentication/verified-authentication.js";
import { verifyAuthentication, type AuthenticationVerification } from "./authentication/verify-authentication.js";
import { runtimeAlgorithms } from "./cose/algorithm.js";
import type { CredentialRecord } from "./credential-record.js";
import type { WebAuthnErrorCode } from "./errors.js";
import type { PublicKeyCredentialCreationOptionsJSON } from "./registration/registration-options.js";
import type { RegistrationResponseJSON } from "./registration/registration-response.js";
import type { RegistrationVerification } from "./registration/registration-verification.js";
import type { VerifiedRegistration } from "./registration/verified-registration.js";
import { verifyRegistration } from "./registration/verify-registration.js";
import type { AuthenticationRequest, RegistrationRequest, Taken } from "./request/stored-request.js";
import type { CeremonyDefects } from "./testing/ceremony-defects.js";
import type { SoftwareAuthenticatorOptions } from "./testing/software-authenticator-options.js";
import { createSoftwareAuthenticator } from "./testing/software-authenticator.js";

export const origin = "https://idp.example.com";
export const challenge = Uint8Array.from({ length: 32 }, (_, index) => 255 - index);
export const userHandle = Uint8Array.of(...[11, 22, 33, 44, 55, 66, 77, 88]);
export const now = new Date("2026-11-22T08:00:00Z");

export const creationOptions: PublicKeyCredentialCreationOptionsJSON = {
  rp: { id: "example.com", name: "Example" },
  user: { id: encodeBase64url(userHandle), name: "ann", displayName: "Ann" },
  challenge: encodeBase64url(challenge),
  pubKeyCredParams: runtimeAlgorithms.map((alg) => ({ type: "public-key", alg })),
  attestation: "direct",
};

export const requestOptions: PublicKeyCredentialRequestOptionsJSON = {
  challenge: encodeBase64url(challenge),
  rpId: "example.com",
  userVerification: "required",
};

const registrationRequest = {
  purpose: "registration",
  challenge: encodeBase64url(challenge),
  rpId: "example.com",
  origin,
  userHandle: encodeBase64url(userHandle),
  policy: "passkey",
  userVerification: "required",
  algorithms: [-7, ...runtimeAlgorithms],
  excludeCredentials: [],
  expiresAt: "2026-11-22T08:05:00.000Z",
} as const satisfies RegistrationRequest;

export const authenticationRequest = {
  purpose: "authentication",
  challenge: encodeBase64url(challenge),
  rpId: "example.com",
  origin,
  policy: "passkey",
  userVerification: "required",
  expiresAt: "2026-11-22T08:05:00.000Z",
} as const satisfies AuthenticationRequest;

/** What is expected of a registration otherwise than by default: of what was asked, or in how it is verified. */
export type RegistrationExpectation = Partial<RegistrationRequest & RegistrationVerification>;

/** Verifies an answer to {@link creationOptions}. */
export function verifyCreated(
  response: RegistrationResponseJSON,
  expectation: RegistrationExpectation = {},
): Promise<VerifiedRegistration> {
  const attestation = { formats: ["none", "packed"], trustAnchors: [], trust: "optional" } as const;
  const request = { ...registrationRequest, ...expectation } as Taken<RegistrationRequest>;
  return verifyRegistration(response, request, { attestation, now, ...expectation });
}

/** What is expected of an authentication otherwise than by default. */
export type AuthenticationExpectation = Partial<AuthenticationRequest> & AuthenticationVerification;

/** Verifies an answer to {@link requestOptions}. */
export function verifyAnswered(
  response: AuthenticationResponseJSON,
  credential: CredentialRecord,
  expectation: AuthenticationExpectation = {},
): Promise<VerifiedAuthentication> {
  const request = { ...authenticationRequest, ...expectation } as Taken<AuthenticationRequest>;
  return verifyAuthentication(response, credential, request, expectation);
}

/** An authenticator that has a credential, and the record of it. */
export async function enrol(
  options: Partial<SoftwareAuthenticatorOptions> = {},
  defects: CeremonyDefects = {},
): Promise<{ authenticator: ReturnType<typeof createSoftwareAuthenticator>; credential: CredentialRecord }> {
  const authenticator = createSoftwareAuthenticator({ origin, ...options });
  const response = await authenticator.create(creationOptions, defects);
  const { credential } = await verifyCreated(response);
  return { authenticator, credential };
}

/** What a refusal looks like. */
export function refusal(code: WebAuthnErrorCode): { name: string; code: WebAuthnErrorCode } {
  return { name: "WebAuthnError", code };
}

/** The same bytes with one bit turned over. */
export function flipBit(bytes: Uint8Array, bit: number): Uint8Array {
  return bytes.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
}

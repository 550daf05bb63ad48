import { encodeBase64url } from "./base64url.js";
import type { PublicKeyCredentialRequestOptionsJSON } from "./authentication/authentication-options.js";
import type { ExpectedAuthentication } from "./authentication/verify-authentication.js";
import { runtimeAlgorithms } from "./cose/algorithm.js";
import type { CredentialRecord } from "./credential-record.js";
import type { WebAuthnErrorCode } from "./errors.js";
import type { ExpectedRegistration } from "./registration/expected-registration.js";
import type { PublicKeyCredentialCreationOptionsJSON } from "./registration/registration-options.js";
import { verifyRegistration } from "./registration/verify-registration.js";
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

export const expectedAuthentication: ExpectedAuthentication = {
  challenge,
  origins: ["https://example.com", origin],
  rpId: "example.com",
  policy: "passkey",
};

export const expectedRegistration: ExpectedRegistration = {
  ...expectedAuthentication,
  userHandle,
  algorithms: [-7, ...runtimeAlgorithms],
  attestation: { formats: ["none", "packed"], trustAnchors: [], trust: "optional" },
  now,
};

/** An authenticator that has a credential, and the record of it. */
export async function enrol(
  options: Partial<SoftwareAuthenticatorOptions> = {},
  defects: CeremonyDefects = {},
): Promise<{ authenticator: ReturnType<typeof createSoftwareAuthenticator>; credential: CredentialRecord }> {
  const authenticator = createSoftwareAuthenticator({ origin, ...options });
  const response = await authenticator.create(creationOptions, defects);
  const { credential } = await verifyRegistration(response, expectedRegistration);
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

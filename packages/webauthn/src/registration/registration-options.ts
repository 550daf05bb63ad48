import { encodeBase64url } from "../base64url.js";
import { checkChallengeLength, checkUserHandleLength } from "../ceremony/expected-ceremony.js";
import {
  credentialDescriptor,
  type AuthenticatorHint,
  type PublicKeyCredentialDescriptorJSON,
} from "../ceremony/option-members.js";
import type { CoseAlgorithm } from "../cose/algorithm.js";
import type { CredentialRecord } from "../credential-record.js";
import { checkAlgorithms } from "./expected-registration.js";

/**
 * What a browser's `PublicKeyCredential.parseCreationOptionsFromJSON()` takes; bytes are base64url.
 *
 * @see {@link https://www.w3.org/TR/webauthn-3/#dictdef-publickeycredentialcreationoptionsjson | WebAuthn Level 3 §5.1.8}
 */
export interface PublicKeyCredentialCreationOptionsJSON {
  readonly rp: { readonly id: string; readonly name: string };
  readonly user: { readonly id: string; readonly name: string; readonly displayName: string };
  readonly challenge: string;
  readonly pubKeyCredParams: readonly { readonly type: "public-key"; readonly alg: number }[];
  /** Milliseconds. */
  readonly timeout?: number;
  readonly excludeCredentials?: readonly PublicKeyCredentialDescriptorJSON[];
  readonly authenticatorSelection?: {
    readonly residentKey: "required";
    readonly requireResidentKey: true;
    readonly userVerification: "required";
  };
  readonly hints?: readonly AuthenticatorHint[];
  readonly attestation?: AttestationPreference;
}

/** Which attestation the client is asked for; what comes is up to client and authenticator. */
export type AttestationPreference = "none" | "indirect" | "direct" | "enterprise";

/** What to put into the options of a registration. */
export interface RegistrationRequest {
  /** Random bytes, 16 at least and 32 for good measure; used once. */
  readonly challenge: Uint8Array;
  readonly rp: { readonly id: string; readonly name: string };
  /** `handle` has 1 to 64 bytes that say nothing about the person; the names are shown to the person only. */
  readonly user: { readonly handle: Uint8Array; readonly name: string; readonly displayName: string };
  /** The preferred first. */
  readonly algorithms: readonly [CoseAlgorithm, ...CoseAlgorithm[]];
  /** The credentials that the user has: an authenticator that holds one of them makes no other. */
  readonly excludeCredentials: readonly CredentialRecord[];
  /** `none` by default, which is what browsers do without asking the person. */
  readonly attestation?: AttestationPreference;
  readonly hints?: readonly AuthenticatorHint[];
  /** Milliseconds; by default the client's own, which suits slow fingers. */
  readonly timeout?: number;
}

/**
 * Builds the options of a registration: a discoverable credential whose authenticator verifies the user.
 *
 * @throws TypeError when the challenge or the user handle has a length that does not do.
 */
export function buildRegistrationOptions(request: RegistrationRequest): PublicKeyCredentialCreationOptionsJSON {
  const { challenge, rp, user, algorithms, excludeCredentials, attestation = "none", hints, timeout } = request;
  checkChallengeLength(challenge);
  checkUserHandleLength(user.handle);
  checkAlgorithms(algorithms);
  return {
    rp: { id: rp.id, name: rp.name },
    user: { id: encodeBase64url(user.handle), name: user.name, displayName: user.displayName },
    challenge: encodeBase64url(challenge),
    pubKeyCredParams: algorithms.map((alg) => ({ type: "public-key", alg })),
    ...(timeout !== undefined && { timeout }),
    excludeCredentials: excludeCredentials.map(credentialDescriptor),
    // `requireResidentKey` is for clients of Level 1, which do not know `residentKey`.
    authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
    ...(hints !== undefined && { hints }),
    attestation,
  };
}

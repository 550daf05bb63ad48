import { encodeBase64url } from "../base64url.js";
import { createChallenge } from "../ceremony/challenge.js";
import { credentialDescriptor, type AuthenticatorHint } from "../ceremony/option-members.js";
import {
  agreeOnTerms,
  defaultLifetimeSeconds,
  type CeremonyTerms,
  type RelyingParty,
} from "../ceremony/relying-party.js";
import { checkUserHandleLength } from "../ceremony/user-handle.js";
import { isCoseAlgorithm, type CoseAlgorithm } from "../cose/algorithm.js";
import type { CredentialRecord } from "../credential-record.js";
import { checkRegistrationExtensions, type RegistrationExtensions } from "../extensions/registration-extensions.js";
import type { RegistrationRequest } from "../request/stored-request.js";
import type {
  AttestationPreference,
  AuthenticatorAttachment,
  PublicKeyCredentialCreationOptionsJSON,
  ResidentKeyRequirement,
} from "./registration-options.js";

/** What a registration is begun with. */
export interface RegistrationCeremony extends CeremonyTerms {
  /** `name` is shown to the person by some clients. */
  readonly relyingParty: RelyingParty & { readonly name: string };
  /** `handle` has 1 to 64 bytes that say nothing about the person, the same for all credentials; the names only the person sees. */
  readonly user: { readonly handle: Uint8Array; readonly name: string; readonly displayName: string };
  /** The preferred first. */
  readonly algorithms: readonly [CoseAlgorithm, ...CoseAlgorithm[]];
  /** The credentials that the user has: an authenticator that holds one of them makes no other. */
  readonly excludeCredentials: readonly CredentialRecord[];
  /**
   * `conditional` lets the client make a passkey without asking, right after the person signed in otherwise: then UP is not
   * demanded. UV is, unless `insecureUserVerification` says otherwise, which most clients need for it.
   */
  readonly mediation?: "conditional";
  /** `none` by default, which is what browsers do without asking the person; `direct` for `attestedDeviceBound`. */
  readonly attestation?: AttestationPreference;
  /** Attestation statement formats, the preferred first. */
  readonly attestationFormats?: readonly string[];
  /** `required` by default: sign-in without user names needs it. */
  readonly residentKey?: ResidentKeyRequirement;
  /** By default any. */
  readonly authenticatorAttachment?: AuthenticatorAttachment;
  readonly hints?: readonly AuthenticatorHint[];
  readonly extensions?: RegistrationExtensions;
}

/** A registration that has begun. */
export interface BegunRegistration {
  /** For the client. */
  readonly options: PublicKeyCredentialCreationOptionsJSON;
  /** For {@link keepRequest} or {@link sealRequest}. */
  readonly request: RegistrationRequest;
}

/**
 * Begins a registration: a new challenge, options that ask for a discoverable credential whose authenticator verifies its
 * user, and the request by which the answer will be judged.
 *
 * @throws TypeError when the ceremony makes no sense.
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-registering-a-new-credential | WebAuthn Level 3 §7.1 step 1}
 */
export function beginRegistration(ceremony: RegistrationCeremony): BegunRegistration {
  const { relyingParty, user, algorithms, excludeCredentials, mediation, extensions } = ceremony;
  checkUserHandleLength(user.handle);
  checkAlgorithms(algorithms);
  if (extensions !== undefined) checkRegistrationExtensions(extensions);
  const request: RegistrationRequest = {
    purpose: "registration",
    challenge: createChallenge(),
    rpId: relyingParty.id,
    ...agreeOnTerms(relyingParty, ceremony),
    userHandle: encodeBase64url(user.handle),
    algorithms,
    excludeCredentials: excludeCredentials.map(({ id }) => id),
    ...(mediation !== undefined && { mediation }),
    ...(extensions !== undefined && { extensions }),
  };
  return { options: registrationOptions(request, ceremony), request };
}

function registrationOptions(
  request: RegistrationRequest,
  ceremony: RegistrationCeremony,
): PublicKeyCredentialCreationOptionsJSON {
  const { relyingParty, user, excludeCredentials, attestationFormats, hints, extensions } = ceremony;
  const { authenticatorAttachment, residentKey = "required", lifetimeSeconds = defaultLifetimeSeconds } = ceremony;
  return {
    rp: { id: relyingParty.id, name: relyingParty.name },
    user: { id: request.userHandle, name: user.name, displayName: user.displayName },
    challenge: request.challenge,
    pubKeyCredParams: request.algorithms.map((alg) => ({ type: "public-key", alg })),
    timeout: lifetimeSeconds * 1000,
    excludeCredentials: excludeCredentials.map(credentialDescriptor),
    authenticatorSelection: {
      ...(authenticatorAttachment !== undefined && { authenticatorAttachment }),
      residentKey,
      // For clients of Level 1, which do not know `residentKey`.
      requireResidentKey: residentKey === "required",
      userVerification: request.userVerification,
    },
    ...(hints !== undefined && { hints }),
    attestation: ceremony.attestation ?? (request.policy === "attestedDeviceBound" ? "direct" : "none"),
    ...(attestationFormats !== undefined && { attestationFormats }),
    ...(extensions !== undefined && { extensions }),
  };
}

/** Refuses an empty list, and algorithms that this package does not know. */
function checkAlgorithms(algorithms: readonly CoseAlgorithm[]): void {
  if (algorithms.length === 0 || !algorithms.every(isCoseAlgorithm)) {
    throw new TypeError("algorithms must be COSE numbers of known signature algorithms, for example -7 and -257");
  }
}

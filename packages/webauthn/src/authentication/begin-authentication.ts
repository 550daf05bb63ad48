import { encodeBase64url } from "../base64url.js";
import { createChallenge } from "../ceremony/challenge.js";
import {
  credentialDescriptor,
  type AuthenticatorHint,
  type PublicKeyCredentialDescriptorJSON,
} from "../ceremony/option-members.js";
import {
  agreeOnTerms,
  defaultLifetimeSeconds,
  type CeremonyTerms,
  type RelyingParty,
} from "../ceremony/relying-party.js";
import { checkUserHandleLength } from "../ceremony/user-handle.js";
import {
  checkAuthenticationExtensions,
  type AuthenticationExtensions,
} from "../extensions/authentication-extensions.js";
import type { AuthenticationRequest } from "../request/stored-request.js";
import type { PublicKeyCredentialRequestOptionsJSON } from "./authentication-options.js";

/** What an authentication is begun with. */
export interface AuthenticationCeremony extends CeremonyTerms {
  readonly relyingParty: RelyingParty;
  /** Who has to answer, where somebody said who they are, for example to confirm a step; by default whoever has a passkey may. */
  readonly userHandle?: Uint8Array;
  /**
   * By default whatever the person picks. A list says which credentials a user has to whoever asks: see
   * {@link buildFakeCredentials}, whose results can be put here.
   */
  readonly allowCredentials?: readonly AllowedCredential[];
  readonly hints?: readonly AuthenticatorHint[];
  readonly extensions?: AuthenticationExtensions;
}

/** A credential that may answer; every {@link CredentialRecord} is one. */
export type AllowedCredential = Pick<PublicKeyCredentialDescriptorJSON, "id" | "transports">;

/** An authentication that has begun. */
export interface BegunAuthentication {
  /** For the client. */
  readonly options: PublicKeyCredentialRequestOptionsJSON;
  /** For {@link keepRequest} or {@link sealRequest}. */
  readonly request: AuthenticationRequest;
}

/**
 * Begins an authentication: a new challenge, options that ask the authenticator to verify its user, and the request by which
 * the answer will be judged.
 *
 * @throws TypeError when the ceremony makes no sense.
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-verifying-assertion | WebAuthn Level 3 §7.2 step 1}
 */
export function beginAuthentication(ceremony: AuthenticationCeremony): BegunAuthentication {
  const { relyingParty, userHandle, allowCredentials, extensions } = ceremony;
  if (userHandle !== undefined) checkUserHandleLength(userHandle);
  if (allowCredentials?.length === 0) throw new TypeError("allowCredentials must name a credential, or be left out");
  if (extensions !== undefined) {
    checkAuthenticationExtensions(
      extensions,
      (allowCredentials ?? []).map(({ id }) => id),
    );
  }
  const request: AuthenticationRequest = {
    purpose: "authentication",
    challenge: createChallenge(),
    rpId: relyingParty.id,
    ...agreeOnTerms(relyingParty, ceremony),
    ...(userHandle !== undefined && { userHandle: encodeBase64url(userHandle) }),
    ...(allowCredentials !== undefined && { allowCredentials: allowCredentials.map(({ id }) => id) }),
    ...(extensions !== undefined && { extensions }),
  };
  return { options: authenticationOptions(request, ceremony), request };
}

function authenticationOptions(
  request: AuthenticationRequest,
  ceremony: AuthenticationCeremony,
): PublicKeyCredentialRequestOptionsJSON {
  const { allowCredentials = [], hints, extensions, lifetimeSeconds = defaultLifetimeSeconds } = ceremony;
  return {
    challenge: request.challenge,
    timeout: lifetimeSeconds * 1000,
    rpId: request.rpId,
    allowCredentials: allowCredentials.map(credentialDescriptor),
    userVerification: request.userVerification,
    ...(hints !== undefined && { hints }),
    ...(extensions !== undefined && { extensions }),
  };
}

import { decodeBase64url, encodeBase64url } from "../base64url.js";
import { checkUserHandleLength } from "../ceremony/user-handle.js";
import type { CredentialRecord } from "../credential-record.js";
import type {
  AllAcceptedCredentialsOptions,
  CurrentUserDetailsOptions,
  UnknownCredentialOptions,
} from "./signal-payloads.js";

/**
 * Tells a password manager that a credential is not known here, so that it stops to offer it.
 *
 * For the credential of a response that no record was found for; it may be sent to whoever sent the response. Never for a
 * credential whose record was found and refused, and never when the store did not answer.
 *
 * @param credentialId - base64url, from the response.
 * @throws {@link WebAuthnError} `base64url-malformed`.
 * @throws TypeError when `rpId` is empty.
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-signalUnknownCredential | WebAuthn Level 3 §5.1.10.2}
 */
export function buildUnknownCredentialOptions(rpId: string, credentialId: string): UnknownCredentialOptions {
  checkRpId(rpId);
  decodeBase64url(credentialId);
  return { rpId, credentialId };
}

/**
 * Tells a password manager all the credentials of a user: those that are not in the list, it removes or hides.
 *
 * Only for a user who has just been authenticated, as the list says something about them. An empty list removes every
 * one, so never send it when the store did not answer.
 *
 * @param credentials - every record of this user.
 * @throws TypeError when one belongs to somebody else, a user handle has not 1 to 64 bytes, or `rpId` is empty.
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-signalAllAcceptedCredentials | WebAuthn Level 3 §5.1.10.3}
 */
export function buildAllAcceptedCredentialsOptions(
  rpId: string,
  userHandle: Uint8Array,
  credentials: readonly CredentialRecord[],
): AllAcceptedCredentialsOptions {
  checkRpId(rpId);
  checkUserHandleLength(userHandle);
  const userId = encodeBase64url(userHandle);
  if (!credentials.every((credential) => credential.userHandle === userId)) {
    throw new TypeError("credentials must all be of this user");
  }
  return { rpId, userId, allAcceptedCredentialIds: credentials.map(({ id }) => id) };
}

/**
 * Tells a password manager what a user is called now.
 *
 * Only for a user who has just been authenticated.
 *
 * @throws TypeError when the user handle has not 1 to 64 bytes, or `rpId` is empty.
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-signalCurrentUserDetails | WebAuthn Level 3 §5.1.10.4}
 */
export function buildCurrentUserDetailsOptions(
  rpId: string,
  user: { readonly handle: Uint8Array; readonly name: string; readonly displayName: string },
): CurrentUserDetailsOptions {
  checkRpId(rpId);
  checkUserHandleLength(user.handle);
  return { rpId, userId: encodeBase64url(user.handle), name: user.name, displayName: user.displayName };
}

function checkRpId(rpId: string): void {
  if (rpId === "") throw new TypeError("rpId must not be empty");
}

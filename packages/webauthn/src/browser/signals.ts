import type {
  AllAcceptedCredentialsOptions,
  CurrentUserDetailsOptions,
  UnknownCredentialOptions,
} from "../signals/signal-payloads.js";
import { throwPasskeyError } from "./passkey-error.js";
import { findPublicKeyCredential } from "./public-key-credential.js";

/**
 * Tells the browser that a credential which it offered is not known, so that it offers it no more.
 *
 * Anybody may be told so, signed in or not: it names no user.
 *
 * @returns Whether the browser listens; what it does about it, it does not tell.
 * @throws {@link PasskeyError} `options-malformed` or `address-mismatch`.
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-signalUnknownCredential | WebAuthn Level 3 §5.1.10.2}
 */
export async function signalUnknownCredential(options: UnknownCredentialOptions): Promise<boolean> {
  return signal(findPublicKeyCredential()?.signalUnknownCredential?.(options));
}

/**
 * Tells the browser which credentials a user has, so that it offers no others for them.
 *
 * Whatever is missing in the list may be lost for good, and the list tells how many there are: only for who is signed in.
 *
 * @returns Whether the browser listens.
 * @throws {@link PasskeyError} `options-malformed` or `address-mismatch`.
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-signalAllAcceptedCredentials | WebAuthn Level 3 §5.1.10.3}
 */
export async function signalAllAcceptedCredentials(options: AllAcceptedCredentialsOptions): Promise<boolean> {
  return signal(findPublicKeyCredential()?.signalAllAcceptedCredentials?.(options));
}

/**
 * Tells the browser what a user is called now, so that it shows their passkeys by that name.
 *
 * @returns Whether the browser listens.
 * @throws {@link PasskeyError} `options-malformed` or `address-mismatch`.
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-signalCurrentUserDetails | WebAuthn Level 3 §5.1.10.4}
 */
export async function signalCurrentUserDetails(options: CurrentUserDetailsOptions): Promise<boolean> {
  return signal(findPublicKeyCredential()?.signalCurrentUserDetails?.(options));
}

async function signal(sent: Promise<void> | undefined): Promise<boolean> {
  await sent?.catch(throwPasskeyError);
  return sent !== undefined;
}

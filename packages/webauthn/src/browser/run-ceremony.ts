import { runAlone } from "./one-request.js";
import { PasskeyError, throwPasskeyError } from "./passkey-error.js";
import { findPublicKeyCredential } from "./public-key-credential.js";

/** How a ceremony goes about in the browser. */
export interface CeremonyHandling {
  /**
   * `conditional` shows no dialog. `getPasskey` waits until the person picks a passkey in the autofill of a field;
   * `createPasskey` makes one in silence where a password manager has just signed the person in.
   */
  readonly mediation?: "conditional" | "optional" | "required";
  /** Stops the ceremony; it then fails with `interrupted`. */
  readonly signal?: AbortSignal;
}

/**
 * Runs a ceremony as the only one of its page, and gives the credential that comes of it.
 *
 * @throws {@link PasskeyError} for whatever the browser throws, and `browser-unfit` without WebAuthn.
 */
export async function runCeremony(
  ceremony: (signal: AbortSignal) => Promise<Credential | null>,
  signal: AbortSignal | undefined,
): Promise<PublicKeyCredential> {
  if (findPublicKeyCredential() === undefined) throw new PasskeyError("browser-unfit");
  const credential = await runAlone(ceremony, signal).catch(throwPasskeyError);
  if (credential === null) throw new PasskeyError("not-confirmed");
  return credential as PublicKeyCredential;
}

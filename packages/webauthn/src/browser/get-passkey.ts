import type { AuthenticationResponseJSON } from "../authentication/authentication-response.js";
import { isConditionalMediationAvailable } from "./capabilities.js";
import { parseRequestOptions } from "./options-json.js";
import { PasskeyError } from "./passkey-error.js";
import type { RequestOptionsJSON } from "./public-key-credential.js";
import { serializeResponse } from "./response-json.js";
import { runCeremony, type CeremonyHandling } from "./run-ceremony.js";

/**
 * Asks for a passkey and gives what to send to the relying party, for `parseAuthenticationResponse`.
 *
 * Stops any other ceremony of the page that still waits: a button may ask while autofill does.
 *
 * What `prf` derives is in `clientExtensionResults.prf.results` and belongs to the page: take it out before you send the rest.
 *
 * @param options - What `beginAuthentication` made.
 * @throws {@link PasskeyError} `not-confirmed`, `interrupted`, `address-mismatch`, `authenticator-unfit`,
 * `user-verification-unavailable`, `authenticator-failed`, `request-pending`, `options-malformed`, `browser-unfit` or
 * `unexpected`.
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-getAssertion | WebAuthn Level 3 §5.1.4}
 */
export async function getPasskey(
  options: RequestOptionsJSON,
  { mediation = "optional", signal }: CeremonyHandling = {},
): Promise<AuthenticationResponseJSON> {
  const credential = await runCeremony(async (stopped) => {
    if (mediation === "conditional") await checkConditionalMediation();
    return navigator.credentials.get({ publicKey: parseRequestOptions(options), mediation, signal: stopped });
  }, signal);
  return serializeResponse(credential) as AuthenticationResponseJSON;
}

/** A browser that has no autofill for passkeys throws a `TypeError`, which would blame the options. */
async function checkConditionalMediation(): Promise<void> {
  if (!(await isConditionalMediationAvailable())) throw new PasskeyError("browser-unfit");
}

import type { RegistrationResponseJSON } from "../registration/registration-response.js";
import { getClientCapabilities } from "./capabilities.js";
import { parseCreationOptions } from "./options-json.js";
import { PasskeyError } from "./passkey-error.js";
import type { CreationOptionsJSON } from "./public-key-credential.js";
import { serializeResponse } from "./response-json.js";
import { runCeremony, type CeremonyHandling } from "./run-ceremony.js";

/**
 * Creates a passkey and gives what to send to the relying party, for `parseRegistrationResponse`.
 *
 * Stops any other ceremony of the page that still waits. With `mediation: "conditional"` the browser may not have asked
 * anybody (UP = 0, UV = 0), which a relying party has to expect. What `prf` derives is in `clientExtensionResults.prf.results`
 * and belongs to the page: take it out before you send the rest.
 *
 * @param options - What `beginRegistration` made.
 * @throws {@link PasskeyError} `not-confirmed`, `interrupted`, `already-registered`, `address-mismatch`,
 * `authenticator-unfit`, `user-verification-unavailable`, `authenticator-failed`, `request-pending`,
 * `options-malformed`, `browser-unfit` or `unexpected`.
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-createCredential | WebAuthn Level 3 §5.1.3}
 */
export async function createPasskey(
  options: CreationOptionsJSON,
  { mediation = "optional", signal }: CeremonyHandling = {},
): Promise<RegistrationResponseJSON> {
  const credential = await runCeremony(async (stopped) => {
    if (mediation === "conditional") await checkConditionalCreate();
    const publicKey = parseCreationOptions(options);
    const request: ConditionalCreationOptions = { publicKey, mediation, signal: stopped };
    return navigator.credentials.create(request);
  }, signal);
  return serializeResponse(credential) as RegistrationResponseJSON;
}

/** A browser that does not know conditional creation ignores it, and would surprise the person with a dialog. */
async function checkConditionalCreate(): Promise<void> {
  const { conditionalCreate } = await getClientCapabilities();
  if (conditionalCreate !== true) throw new PasskeyError("browser-unfit");
}

/** TypeScript's own type does not know that `create()` takes a mediation, too. */
interface ConditionalCreationOptions extends CredentialCreationOptions {
  readonly mediation: CredentialMediationRequirement;
}

import { checkBase64urlInput, checkInputNames } from "./input-members.js";

/**
 * What secrets are derived from, base64url: one for the first, and one for a second, as rotation needs.
 *
 * @see {@link https://www.w3.org/TR/webauthn-3/#dictdef-authenticationextensionsprfvalues | WebAuthn Level 3 §10.1.4}
 */
export interface PrfValues {
  readonly first: string;
  readonly second?: string;
}

/**
 * Refuses values that clients cannot take.
 *
 * @throws TypeError
 */
export function checkPrfValues(values: PrfValues, name: string): void {
  checkInputNames(values, ["first", "second"], name);
  checkBase64urlInput(values.first, `${name}.first`);
  if (values.second !== undefined) checkBase64urlInput(values.second, `${name}.second`);
}

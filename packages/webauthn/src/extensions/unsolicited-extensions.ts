import { WebAuthnError } from "../errors.js";
import type { AuthenticationExtensions } from "./authentication-extensions.js";
import type { RegistrationExtensions } from "./registration-extensions.js";

/**
 * What becomes of extension outputs that nobody asked for.
 *
 * `ignore` drops them. `reject` refuses the response: for closed sets of clients and authenticators, as clients may add
 * extensions of their own ([WebAuthn] §9), and Chromium does so with `credProtect`.
 */
export type UnsolicitedExtensions = "ignore" | "reject";

/**
 * Refuses outputs of extensions that were not asked for. Where an output arrives does not matter here, as each is read
 * in its own place only.
 *
 * @throws {@link WebAuthnError} `extension-unsolicited`.
 */
export function checkSolicited(outputs: Iterable<unknown>, identifiers: readonly string[]): void {
  const solicited = new Set<unknown>(identifiers);
  for (const name of outputs) {
    if (!solicited.has(name)) {
      throw new WebAuthnError("extension-unsolicited", "The response has an extension that was not asked for.");
    }
  }
}

/** The identifiers under which the extensions of a registration may answer. */
export function registrationIdentifiers(asked: RegistrationExtensions): readonly string[] {
  return [
    ...(["credProps", "prf", "largeBlob", "minPinLength", "appidExclude"] as const).filter((name) => asked[name]),
    ...(asked.credentialProtectionPolicy === undefined ? [] : ["credProtect"]),
    // Clients have the secrets of `prf` derived by means of these.
    ...(asked.prf === undefined ? [] : ["hmac-secret", "hmac-secret-mc"]),
  ];
}

/** The identifiers under which the extensions of an authentication may answer. */
export function authenticationIdentifiers(asked: AuthenticationExtensions): readonly string[] {
  return [
    ...(["appid", "prf", "largeBlob"] as const).filter((name) => asked[name]),
    ...(asked.prf === undefined ? [] : ["hmac-secret"]),
  ];
}

import { WebAuthnError } from "../../errors.js";
import type { AndroidKeyPolicy } from "./android-key-policy.js";
import { KeyOrigin, KeyPurpose, type AuthorizationList } from "./authorization-list.js";
import { SecurityLevel, type KeyDescription } from "./key-description.js";

/**
 * Checks that an Android key was made where it is kept, to sign, and for one application.
 *
 * @throws {@link WebAuthnError} `attestation-key-unfit`.
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-android-key-attestation | WebAuthn Level 3 §8.4}
 */
export function checkAuthorizationLists(description: KeyDescription, policy: AndroidKeyPolicy): void {
  const { softwareEnforced, teeEnforced } = description;
  const both = [softwareEnforced, teeEnforced];
  checkAllApplications(both);
  if (policy.insecureEmptyAuthorizationLists === true && both.every(({ empty }) => empty)) return;
  if (policy.insecureSoftwareEnforced !== true) checkSecurityLevels(description);
  const enforced = policy.insecureSoftwareEnforced === true ? both : [teeEnforced];
  checkOrigin(enforced);
  checkPurpose(enforced);
}

function checkAllApplications(lists: readonly AuthorizationList[]): void {
  if (lists.some(({ allApplications }) => allApplications)) throw unfit("is for all applications");
}

/** Hardware enforces nothing where software keeps the key, and proves nothing where software speaks for it. */
function checkSecurityLevels({ attestationSecurityLevel, keyMintSecurityLevel }: KeyDescription): void {
  const hardware: readonly number[] = Object.values(SecurityLevel);
  if (![attestationSecurityLevel, keyMintSecurityLevel].every((level) => hardware.includes(level))) {
    throw unfit("is kept or described by software");
  }
}

function checkOrigin(lists: readonly AuthorizationList[]): void {
  const origins = lists.flatMap(({ origin }) => origin ?? []);
  if (origins.length === 0 || !origins.every((origin) => origin === KeyOrigin.generated)) {
    throw unfit("was not made where it is kept");
  }
}

/** To verify is everybody's right, so a list may name it. */
function checkPurpose(lists: readonly AuthorizationList[]): void {
  const purposes = lists.flatMap(({ purpose }) => purpose);
  const { sign, verify } = KeyPurpose;
  if (!purposes.includes(sign) || !purposes.every((purpose) => purpose === sign || purpose === verify)) {
    throw unfit("is not one to sign with");
  }
}

function unfit(what: string): WebAuthnError {
  return new WebAuthnError("attestation-key-unfit", `The credential key ${what}.`);
}

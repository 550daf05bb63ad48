import { WebAuthnError } from "../errors.js";
import type { RegistrationExtensions } from "./registration-extensions.js";

/**
 * When an authenticator asks who is there before it uses a credential: never of itself, whenever no list names the
 * credential, or always.
 *
 * @see {@link https://fidoalliance.org/specs/fido-v2.1-ps-20210615/fido-client-to-authenticator-protocol-v2.1-ps-20210615.html#sctn-credProtect-extension | CTAP 2.1 §12.1}
 */
export type CredentialProtectionPolicy =
  "userVerificationOptional" | "userVerificationOptionalWithCredentialIDList" | "userVerificationRequired";

/** The policies by level, 1 to 3: each protects more than those before it. */
export const credentialProtectionPolicies: readonly CredentialProtectionPolicy[] = [
  "userVerificationOptional",
  "userVerificationOptionalWithCredentialIDList",
  "userVerificationRequired",
];

/**
 * Holds the authenticator to a policy that was to be enforced, which the client could have left out.
 *
 * Without a trusted attestation the client could have put in the answer as well.
 *
 * @param credProtect - what the authenticator says; one that does not say protects as `userVerificationOptional`.
 * @throws {@link WebAuthnError} `credential-protection-insufficient`.
 */
export function checkCredentialProtection(
  asked: RegistrationExtensions,
  credProtect: CredentialProtectionPolicy = "userVerificationOptional",
): void {
  const { credentialProtectionPolicy: policy, enforceCredentialProtectionPolicy: enforce } = asked;
  if (policy === undefined || enforce !== true) return;
  if (credentialProtectionPolicies.indexOf(credProtect) < credentialProtectionPolicies.indexOf(policy)) {
    throw new WebAuthnError(
      "credential-protection-insufficient",
      "The authenticator protects the credential too little.",
    );
  }
}

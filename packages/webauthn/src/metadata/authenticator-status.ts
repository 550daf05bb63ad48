/** What [FIDOMDS], AuthenticatorStatus, has for what went wrong. */
export const compromisingStatuses: ReadonlySet<string> = new Set([
  "REVOKED",
  "USER_VERIFICATION_BYPASS",
  "ATTESTATION_KEY_COMPROMISE",
  "USER_KEY_REMOTE_COMPROMISE",
  "USER_KEY_PHYSICAL_COMPROMISE",
]);

/** What it has for all else. */
export const otherStatuses: ReadonlySet<string> = new Set([
  "NOT_FIDO_CERTIFIED",
  "SELF_ASSERTION_SUBMITTED",
  "FIDO_CERTIFIED",
  "FIDO_CERTIFIED_L1",
  "FIDO_CERTIFIED_L1plus",
  "FIDO_CERTIFIED_L2",
  "FIDO_CERTIFIED_L2plus",
  "FIDO_CERTIFIED_L3",
  "FIDO_CERTIFIED_L3plus",
  "FIPS140_CERTIFIED_L1",
  "FIPS140_CERTIFIED_L2",
  "FIPS140_CERTIFIED_L3",
  "FIPS140_CERTIFIED_L4",
  "UPDATE_AVAILABLE",
  "RETIRED",
]);

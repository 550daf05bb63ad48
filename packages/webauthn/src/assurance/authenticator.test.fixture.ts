import type { AssuranceSubject, AuthenticatorModel } from "./assurance.js";

export const aaguid = "08987058-cadc-4b81-b6e1-30de50dcbe96";

/** A credential that says that it is bound to its device. */
export const claimed: AssuranceSubject = {
  id: "AQID",
  aaguid,
  backupEligible: false,
  attestationFormat: "packed",
  attestationTrusted: false,
};

export const attested: AssuranceSubject = { ...claimed, attestationTrusted: true };

export const unattested: AssuranceSubject = { ...claimed, attestationFormat: "none" };

export const syncable: AssuranceSubject = { ...unattested, backupEligible: true };

/** A model of which nothing bad is known. */
export const clean: AuthenticatorModel = {
  aaguid,
  statuses: ["FIDO_CERTIFIED_L2"],
  keyProtection: ["hardware", "secure_element"],
};

/** The same model with other statuses. */
export function withStatuses(...statuses: readonly string[]): AuthenticatorModel {
  return { ...clean, statuses };
}

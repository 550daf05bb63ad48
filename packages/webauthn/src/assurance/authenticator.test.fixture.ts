import type { AttestationFormat } from "../attestation/attestation-policy.js";
import type { TrustedAttestation, UntrustedAttestation } from "../attestation/verified-attestation.js";
import type { AssuranceSubject, AuthenticatorModel } from "./assurance.js";

export const aaguid = "08987058-cadc-4b81-b6e1-30de50dcbe96";

/** A credential that says that it is bound to its device. */
export const claimed: AssuranceSubject = {
  id: "AQID",
  attestation: untrusted("packed"),
  backupEligible: false,
};

export const attested: AssuranceSubject = { ...claimed, attestation: trusted("packed") };

export const unattested: AssuranceSubject = { ...claimed, attestation: untrusted("none") };

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

/** As the check of a path makes it. */
export function trusted(format: AttestationFormat, model = aaguid): TrustedAttestation {
  return { trusted: true, format, type: "basic", aaguid: model } as TrustedAttestation;
}

/** As any program can make it. */
export function untrusted(format: AttestationFormat, claimedAaguid = aaguid): UntrustedAttestation {
  return { trusted: false, format, type: format === "none" ? "none" : "basic", claimedAaguid };
}

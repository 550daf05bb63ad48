import type { CertificateProfile } from "./certificate-profile.js";
import { extension, purpose } from "./profile-oids.js";

/**
 * An authority for logon certificates: no authority may stand below it (pathLen 0), and what it issues is taken for nothing
 * but logon (extKeyUsage smart card logon and clientAuth). It is the one to publish in the NTAuth store.
 *
 * For other certificates below it, such as those of domain controllers, give it another `extendedKeyUsage`. The subject of
 * a certification request is taken: a service that has its authority signed, such as AWS Private CA, insists on it.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.9 | RFC 5280 §4.2.1.9}
 */
export const issuingCa: CertificateProfile = {
  name: "issuing-ca",
  basicConstraints: { ca: true, pathLen: 0 },
  keyUsage: { RSA: ["keyCertSign", "cRLSign"], EC: ["keyCertSign", "cRLSign"] },
  extendedKeyUsage: [purpose.clientAuth, purpose.smartCardLogon],
  subjectAltName: { required: [], allowed: [] },
  extensions: {
    required: [],
    allowed: [
      extension.nameConstraints,
      extension.certificatePolicies,
      extension.policyConstraints,
      extension.inhibitAnyPolicy,
    ],
  },
  certificationRequest: { subject: "taken", extensions: [] },
  lifetimeSeconds: { default: 5 * 366 * 86_400, minimum: 3600, maximum: 20 * 366 * 86_400 },
  backdatingSeconds: 300,
};

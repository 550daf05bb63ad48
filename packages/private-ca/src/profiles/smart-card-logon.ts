import type { CertificateProfile } from "./certificate-profile.js";
import { extension, otherName, purpose } from "./profile-oids.js";

/**
 * The certificate with which a person logs on to Windows. The UPN names the account, the SID proves that it is meant: a
 * request without both is refused, as a domain controller would refuse the logon.
 *
 * Ten minutes unless asked otherwise, at most the seven days that AWS Private CA allows short-lived certificates. A dNSName
 * is not allowed: it would name a computer. Application policies are not, for Windows believes them over extKeyUsage.
 *
 * @see {@link https://learn.microsoft.com/troubleshoot/windows-server/windows-security/enabling-smart-card-logon-third-party-certification-authorities | Enabling smart card logon with third-party certification authorities}
 */
export const smartCardLogon: CertificateProfile = {
  name: "smart-card-logon",
  basicConstraints: { ca: false },
  keyUsage: { RSA: ["digitalSignature"], EC: ["digitalSignature"] },
  extendedKeyUsage: [purpose.clientAuth, purpose.smartCardLogon],
  subjectAltName: {
    required: [otherName.userPrincipalName],
    allowed: [otherName.kerberosPrincipalName, "rfc822Name", "uniformResourceIdentifier"],
  },
  extensions: {
    required: [extension.securityIdentifier],
    allowed: [extension.certificatePolicies, extension.certificateTemplateName, extension.certificateTemplate],
  },
  certificationRequest: { subject: "ignored", extensions: [] },
  lifetimeSeconds: { default: 600, minimum: 60, maximum: 7 * 86_400 },
  backdatingSeconds: 300,
};

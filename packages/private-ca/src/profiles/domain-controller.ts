import type { CertificateProfile } from "./certificate-profile.js";
import { extension, otherName, purpose } from "./profile-oids.js";

/**
 * The certificate with which a domain controller answers smart card logons (as KDC) and LDAPS. The request brings the
 * dNSName of the controller, and of the domain for clients that insist on it; for MIT and Heimdal clients the otherName
 * `krbtgt/REALM@REALM` (id-pkinit-san); for replication by mail the otherName with the controller's objectGUID.
 *
 * @see {@link https://learn.microsoft.com/troubleshoot/windows-server/windows-security/requirements-domain-controller | Requirements for domain controller certificates from a third-party CA}
 * @see {@link https://www.rfc-editor.org/rfc/rfc4556#section-3.2.4 | RFC 4556 §3.2.4}
 */
export const domainController: CertificateProfile = {
  name: "domain-controller",
  basicConstraints: { ca: false },
  keyUsage: { RSA: ["digitalSignature", "keyEncipherment"], EC: ["digitalSignature"] },
  extendedKeyUsage: [purpose.clientAuth, purpose.serverAuth, purpose.smartCardLogon, purpose.kdcAuthentication],
  subjectAltName: {
    required: ["dNSName"],
    allowed: [otherName.kerberosPrincipalName, otherName.ntdsReplication, "iPAddress"],
  },
  extensions: {
    required: [],
    allowed: [extension.certificatePolicies, extension.certificateTemplateName, extension.certificateTemplate],
  },
  certificationRequest: { subject: "ignored", extensions: [] },
  lifetimeSeconds: { default: 365 * 86_400, minimum: 3600, maximum: 3 * 366 * 86_400 },
  backdatingSeconds: 300,
};

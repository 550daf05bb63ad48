import type { CertificateProfile } from "./certificate-profile.js";
import { extension, purpose } from "./profile-oids.js";

/**
 * The certificate by which a device is known, as client and as server of TLS. It names no person: neither UPN nor SID is
 * allowed, the SID not as URI either, so that no person logs on to Windows with it.
 *
 * Issue it by another authority than the one in the NTAuth store: clientAuth is enough for a domain controller that trusts the
 * issuer, and it takes a dNSName for the name of a computer's account (CVE-2022-26923).
 */
export const deviceIdentity: CertificateProfile = {
  name: "device-identity",
  basicConstraints: { ca: false },
  keyUsage: { RSA: ["digitalSignature"], EC: ["digitalSignature"] },
  extendedKeyUsage: [purpose.clientAuth, purpose.serverAuth],
  subjectAltName: { required: [], allowed: ["dNSName", "iPAddress", "uniformResourceIdentifier"] },
  extensions: { required: [], allowed: [extension.certificatePolicies] },
  certificationRequest: { subject: "ignored", extensions: [] },
  lifetimeSeconds: { default: 30 * 86_400, minimum: 3600, maximum: 398 * 86_400 },
  backdatingSeconds: 300,
};

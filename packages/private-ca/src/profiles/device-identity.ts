import type { CertificateProfile } from "./certificate-profile.js";
import { extension, purpose } from "./profile-oids.js";

/**
 * The certificate by which a device is known, as client and as server of TLS. It names no person: neither UPN nor SID is
 * allowed, the SID not as URI either, so that nobody logs on to Windows with it.
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

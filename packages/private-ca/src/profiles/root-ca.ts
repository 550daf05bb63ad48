import type { CertificateProfile } from "./certificate-profile.js";

/**
 * A root, which issued itself: one authority may stand below it, and no extKeyUsage binds what that issues.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.9 | RFC 5280 §4.2.1.9}
 */
export const rootCa: CertificateProfile = {
  name: "root-ca",
  basicConstraints: { ca: true, pathLen: 1 },
  keyUsage: { RSA: ["keyCertSign", "cRLSign"], EC: ["keyCertSign", "cRLSign"] },
  extendedKeyUsage: [],
  subjectAltName: { required: [], allowed: [] },
  extensions: { required: [], allowed: [] },
  certificationRequest: { subject: "ignored", extensions: [] },
  lifetimeSeconds: { default: 10 * 366 * 86_400, minimum: 3600, maximum: 30 * 366 * 86_400 },
  backdatingSeconds: 300,
};

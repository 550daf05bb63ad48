import {
  formatDistinguishedName,
  parsePublicKeyKind,
  readBasicConstraints,
  readKeyUsage,
  sameName,
  X509Error,
  type Certificate,
} from "@idpkit/x509";

import { fault, isValidAt, validityOf, type CertificateFinding } from "./certificate-finding.js";

/**
 * Looks at the certificate of the authority that issues logon certificates, and at those above it: valid, authorities, in
 * the order of a chain.
 *
 * Whether the forest has them in its stores cannot be seen in them.
 *
 * @see {@link https://docs.aws.amazon.com/workspaces/latest/adminguide/certificate-based-authentication.html | Certificate-based authentication}
 */
export function checkAuthority(chain: readonly Certificate[], now: Date): readonly CertificateFinding[] {
  return chain.flatMap((certificate, index) => {
    const name = formatDistinguishedName(certificate.subject);
    const above = chain[index + 1];
    return [
      ...(isAuthority(certificate) ? [] : [fault("authority-is-no-authority", `It is of ${name}.`)]),
      ...(isValidAt(certificate, now) ? [] : [fault("authority-not-valid-now", validityOf(certificate))]),
      ...(above && !sameName(certificate.issuer, above.subject)
        ? [fault("authority-chain-broken", `${name} is issued by ${formatDistinguishedName(certificate.issuer)}.`)]
        : []),
      ...(isLongRsa(certificate) ? [] : [fault("authority-key-undocumented", `It is of ${name}.`)]),
    ];
  });
}

function isAuthority(certificate: Certificate): boolean {
  return readBasicConstraints(certificate)?.ca === true && readKeyUsage(certificate)?.includes("keyCertSign") !== false;
}

/** AWS Private CA makes kinds of keys, too, that are not read here. */
function isLongRsa({ subjectPublicKeyInfo }: Certificate): boolean {
  try {
    const kind = parsePublicKeyKind(subjectPublicKeyInfo);
    return kind.type === "RSA" && kind.modulusLength >= 2048;
  } catch (error) {
    if (error instanceof X509Error) return false;
    throw error;
  }
}

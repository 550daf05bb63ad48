import { keyPurpose, readCertificateTemplateName } from "@idpkit/cba";
import { readExtendedKeyUsage, readKeyUsage, readSubjectAltName, type Certificate } from "@idpkit/x509";

import { fault, isValidAt, validityOf, type CertificateFinding } from "./certificate-finding.js";

/**
 * Looks at the certificate with which a domain controller answers smart card logons.
 *
 * @see {@link https://docs.aws.amazon.com/workspaces/latest/adminguide/smart-cards.html | Smart cards: domain controllers}
 * @see {@link https://learn.microsoft.com/troubleshoot/windows-server/windows-security/requirements-domain-controller | Requirements for domain controller certificates from a third-party CA}
 */
export function checkDomainController(certificate: Certificate, now: Date): readonly CertificateFinding[] {
  const names = readSubjectAltName(certificate);
  return [
    ...(isValidAt(certificate, now) ? [] : [fault("domain-controller-not-valid-now", validityOf(certificate))]),
    ...checkPurpose(certificate),
    ...(readKeyUsage(certificate)?.includes("digitalSignature") === false
      ? [fault("domain-controller-key-usage", "Its keyUsage has no digitalSignature.")]
      : []),
    ...(names.some(({ type }) => type === "dNSName")
      ? []
      : [fault("domain-controller-name-missing", "Its subjectAltName has no dNSName.")]),
    ...(isShortLived(certificate) ? [fault("domain-controller-short-lived", validityOf(certificate))] : []),
  ];
}

/** A KDC takes a certificate with its own purpose; an older one also that of smart card logon, or an old template's name. */
function checkPurpose(certificate: Certificate): readonly CertificateFinding[] {
  const purposes = readExtendedKeyUsage(certificate) ?? [];
  if (purposes.includes(keyPurpose.kdcAuthentication)) return [];
  const old =
    purposes.includes(keyPurpose.smartCardLogon) || readCertificateTemplateName(certificate) === "DomainController";
  const evidence = `Its purposes are ${purposes.length > 0 ? purposes.join(", ") : "not stated"}.`;
  return [fault(old ? "domain-controller-purpose-old" : "domain-controller-not-for-logon", evidence)];
}

function isShortLived({ notBefore, notAfter }: Certificate): boolean {
  return notAfter.getTime() - notBefore.getTime() <= sevenDaysAndAnHour;
}

/** The longest that an authority in short-lived mode issues, and the hour by which AWS Private CA dates back. */
const sevenDaysAndAnHour = (7 * 24 + 1) * 3_600_000;

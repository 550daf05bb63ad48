import type { Certificate, DistinguishedName } from "@idpkit/x509";

import { sameWithoutCase } from "../same-without-case.js";
import { mappingStrengths, type CertificateIdentity } from "./alt-security-identity.js";
import {
  objectSidOf,
  rfc822NamesOf,
  serialNumberOf,
  subjectKeyIdentifierOf,
  thumbprintOf,
} from "./certificate-identifiers.js";
import type { AltSecurityIdentityMatch } from "./match-alt-security-identity.js";
import { readCertificateIdentity } from "./read-certificate-identity.js";
import { windowsNameText } from "./windows-name-text.js";

/**
 * Compares a value of `altSecurityIdentities` with a certificate as Windows is documented to.
 *
 * Names are compared without case, as the attribute's syntax is ([MS-ADA1] §2.61). A serial number fits with and without the
 * octet 00 that DER puts in front of a number whose first bit is set: which of the two Windows writes was not found out.
 */
export function matchWindowsMapping(value: string, certificate: Certificate): AltSecurityIdentityMatch | undefined {
  const identity = readCertificateIdentity(value);
  if (identity === undefined || !fits(identity, certificate)) return undefined;
  return { type: identity.type, strength: mappingStrengths[identity.type] };
}

function fits(identity: CertificateIdentity, certificate: Certificate): boolean {
  const { issuer, subject } = certificate;
  switch (identity.type) {
    case "X509IssuerSerialNumber":
      return sameName(identity.issuer, issuer) && sameSerialNumber(identity.serialNumber, certificate);
    case "X509SKI":
      return identity.subjectKeyIdentifier === subjectKeyIdentifierOf(certificate);
    case "X509SHA1PublicKey":
      return identity.thumbprint === thumbprintOf(certificate);
    case "X509IssuerSid":
      return sameName(identity.issuer, issuer) && identity.objectSid === objectSidOf(certificate);
    case "X509IssuerSubject":
      return sameName(identity.issuer, issuer) && sameName(identity.subject, subject);
    case "X509SubjectOnly":
      return sameName(identity.subject, subject);
    case "X509RFC822":
      return rfc822NamesOf(certificate).some((name) => sameWithoutCase(name, identity.rfc822Name));
  }
}

function sameName(text: string, name: DistinguishedName): boolean {
  const nameText = windowsNameText(name);
  return nameText !== undefined && sameWithoutCase(text, nameText);
}

function sameSerialNumber(text: string, certificate: Certificate): boolean {
  const serialNumber = serialNumberOf(certificate);
  return text === serialNumber || text === `00${serialNumber}`;
}

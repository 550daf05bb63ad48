import type { Certificate, DistinguishedName } from "@idpkit/x509";

import {
  mappingStrengths,
  serializeAltSecurityIdentity,
  type CertificateIdentity,
  type MappingStrength,
} from "./alt-security-identity.js";
import {
  objectSidOf,
  rfc822NamesOf,
  serialNumberOf,
  subjectKeyIdentifierOf,
  thumbprintOf,
} from "./certificate-identifiers.js";
import type { AltSecurityIdentityDialect } from "./match-alt-security-identity.js";
import { sambaNameText } from "./samba-name-text.js";
import { windowsNameText } from "./windows-name-text.js";

/** A value that an administrator may paste into `altSecurityIdentities`. */
export interface OfferedIdentity {
  readonly type: CertificateIdentity["type"];
  readonly strength: MappingStrength;
  /** Character for character. */
  readonly value: string;
}

/** Why a kind of value is not offered. */
export type WithheldReason =
  | "subject-key-identifier-missing"
  | "object-sid-missing"
  | "rfc822-name-missing"
  /** The name is empty, or holds something of which it is not known how the domain controller writes it. Use `<SKI>`. */
  | "name-not-writable"
  /** Samba does not read this kind. */
  | "unknown-to-samba";

/** What can map a certificate explicitly. */
export interface AltSecurityIdentities {
  /** The values, strong ones first. One of them is enough. */
  readonly offered: readonly OfferedIdentity[];
  readonly withheld: readonly { readonly type: CertificateIdentity["type"]; readonly reason: WithheldReason }[];
}

/**
 * Writes the values of `altSecurityIdentities` that map this certificate, as the domain controllers of a kind take them.
 *
 * For certificates of minutes or days such mappings are hopeless: each renewal changes serial number and thumbprint. There
 * the SID security extension is the way. For Windows there are two values for a serial number whose first bit is set, with
 * and without the octet 00 of DER; which of them Windows takes was not found out, and both may stand in the directory.
 *
 * @see {@link https://learn.microsoft.com/openspecs/windows_protocols/ms-pkca/01c4acb8-c366-4d31-93a5-fbf2d59c8b27 | MS-PKCA §3.1.5.2.1.3}
 */
export function altSecurityIdentitiesOf(
  certificate: Certificate,
  { dialect }: { readonly dialect: AltSecurityIdentityDialect },
): AltSecurityIdentities {
  const kinds = Object.keys(makers) as readonly CertificateIdentity["type"][];
  const made = kinds.map((type) => ({ type, result: makers[type](certificate, dialect) }));
  return {
    offered: made.flatMap(({ type, result }) => (typeof result === "string" ? [] : result.map(offer(type)))),
    withheld: made.flatMap(({ type, result }) => (typeof result === "string" ? { type, reason: result } : [])),
  };
}

function offer(type: CertificateIdentity["type"]): (identity: CertificateIdentity) => OfferedIdentity {
  return (identity) => ({ type, strength: mappingStrengths[type], value: serializeAltSecurityIdentity(identity) });
}

type Maker = (
  certificate: Certificate,
  dialect: AltSecurityIdentityDialect,
) => readonly CertificateIdentity[] | WithheldReason;

const makers: Readonly<Record<CertificateIdentity["type"], Maker>> = {
  X509SKI: (certificate) => {
    const subjectKeyIdentifier = subjectKeyIdentifierOf(certificate);
    if (subjectKeyIdentifier === undefined) return "subject-key-identifier-missing";
    return [{ type: "X509SKI", subjectKeyIdentifier }];
  },
  X509IssuerSerialNumber: (certificate, dialect) => {
    const issuer = nameText(certificate.issuer, dialect);
    if (issuer === undefined) return "name-not-writable";
    const serialNumbers = serialNumberTexts(certificate, dialect);
    return serialNumbers.map((serialNumber) => ({ type: "X509IssuerSerialNumber", issuer, serialNumber }));
  },
  X509SHA1PublicKey: (certificate) => [{ type: "X509SHA1PublicKey", thumbprint: thumbprintOf(certificate) }],
  X509IssuerSid: (certificate, dialect) => {
    if (dialect === "samba") return "unknown-to-samba";
    const issuer = nameText(certificate.issuer, dialect);
    const objectSid = objectSidOf(certificate);
    if (objectSid === undefined) return "object-sid-missing";
    return issuer === undefined ? "name-not-writable" : [{ type: "X509IssuerSid", issuer, objectSid }];
  },
  X509IssuerSubject: (certificate, dialect) => {
    const [issuer, subject] = [certificate.issuer, certificate.subject].map((name) => nameText(name, dialect));
    if (issuer === undefined || subject === undefined) return "name-not-writable";
    return [{ type: "X509IssuerSubject", issuer, subject }];
  },
  X509SubjectOnly: (certificate, dialect) => {
    const subject = nameText(certificate.subject, dialect);
    return subject === undefined ? "name-not-writable" : [{ type: "X509SubjectOnly", subject }];
  },
  X509RFC822: (certificate) => {
    const names = rfc822NamesOf(certificate).filter((name) => /^[^<>\p{Cc}]+$/u.test(name));
    return names.length === 0 ? "rfc822-name-missing" : names.map((rfc822Name) => ({ type: "X509RFC822", rfc822Name }));
  },
};

/** Samba takes a name with a comma only in a spelling that comes of a fault of its own: nobody should rely on it. */
function nameText(name: DistinguishedName, dialect: AltSecurityIdentityDialect): string | undefined {
  if (dialect === "windows") return windowsNameText(name);
  return name.attributes.some(({ value }) => /[,<>]/.test(value)) ? undefined : sambaNameText(name);
}

function serialNumberTexts(certificate: Certificate, dialect: AltSecurityIdentityDialect): readonly string[] {
  const serialNumber = serialNumberOf(certificate);
  const hasSignOctet = certificate.serialNumber.length > serialNumber.length;
  return hasSignOctet && dialect === "windows" ? [serialNumber, `00${serialNumber}`] : [serialNumber];
}

import type { ObjectSid } from "../sid/object-sid.js";
import { reverseOctets } from "./hex.js";
import { parseAltSecurityIdentity } from "./parse-alt-security-identity.js";

/**
 * One value of an account's `altSecurityIdentities`, by which a certificate is mapped explicitly. The names of the types are
 * those of the specification; its names of names are texts as the directory holds them, see {@link altSecurityIdentitiesOf}.
 *
 * Whoever may write the attribute on an account may log on as that account.
 *
 * @see {@link https://learn.microsoft.com/openspecs/windows_protocols/ms-pkca/01c4acb8-c366-4d31-93a5-fbf2d59c8b27 | MS-PKCA §3.1.5.2.1.3}
 */
export type AltSecurityIdentity =
  | {
      readonly type: "X509IssuerSerialNumber";
      readonly issuer: string;
      /** Upper-case hex in the order of the certificate; the directory's text has the octets in reverse. */
      readonly serialNumber: string;
    }
  | {
      readonly type: "X509SKI";
      /** Upper-case hex. */
      readonly subjectKeyIdentifier: string;
    }
  | {
      readonly type: "X509SHA1PublicKey";
      /** Upper-case hex of 20 octets: despite the name the SHA-1 of the whole certificate. It changes with each renewal. */
      readonly thumbprint: string;
    }
  | { readonly type: "X509IssuerSid"; readonly issuer: string; readonly objectSid: ObjectSid }
  | { readonly type: "X509IssuerSubject"; readonly issuer: string; readonly subject: string }
  | { readonly type: "X509SubjectOnly"; readonly subject: string }
  | { readonly type: "X509RFC822"; readonly rfc822Name: string }
  | {
      readonly type: "Kerberos";
      /** A principal of another realm, `user@REALM`. It says nothing about certificates. */
      readonly principal: string;
    };

/** The kinds of {@link AltSecurityIdentity} that are about certificates. */
export type CertificateIdentity = Exclude<AltSecurityIdentity, { readonly type: "Kerberos" }>;

/** What an explicit mapping is worth: a weak one counts in compatibility mode only. */
export type MappingStrength = "strong" | "weak";

/**
 * The strength of each kind of mapping by certificate.
 *
 * @see {@link https://learn.microsoft.com/openspecs/windows_protocols/ms-pkca/01c4acb8-c366-4d31-93a5-fbf2d59c8b27 | MS-PKCA §3.1.5.2.1.5}
 */
export const mappingStrengths = {
  X509IssuerSerialNumber: "strong",
  X509SKI: "strong",
  X509SHA1PublicKey: "strong",
  X509IssuerSid: "strong",
  X509IssuerSubject: "weak",
  X509SubjectOnly: "weak",
  X509RFC822: "weak",
} as const satisfies Readonly<Record<CertificateIdentity["type"], MappingStrength>>;

/**
 * Writes the value that stands in the directory, e.g. `X509:<SKI>7F6CE32B…`: the inverse of {@link parseAltSecurityIdentity}.
 *
 * @throws {@link CbaError} `alt-security-identity-malformed` for a field that the value cannot hold: empty, with `<`, `>` or a
 * control character, or no hex.
 */
export function serializeAltSecurityIdentity(identity: AltSecurityIdentity): string {
  const text = writeText(identity);
  parseAltSecurityIdentity(text);
  return text;
}

function writeText(identity: AltSecurityIdentity): string {
  switch (identity.type) {
    case "X509IssuerSerialNumber":
      return `X509:<I>${identity.issuer}<SR>${reverseOctets(identity.serialNumber.toUpperCase())}`;
    case "X509SKI":
      return `X509:<SKI>${identity.subjectKeyIdentifier.toUpperCase()}`;
    case "X509SHA1PublicKey":
      return `X509:<SHA1-PUKEY>${identity.thumbprint.toUpperCase()}`;
    case "X509IssuerSid":
      return `X509:<I>${identity.issuer}<SID>${identity.objectSid}`;
    case "X509IssuerSubject":
      return `X509:<I>${identity.issuer}<S>${identity.subject}`;
    case "X509SubjectOnly":
      return `X509:<S>${identity.subject}`;
    case "X509RFC822":
      return `X509:<RFC822>${identity.rfc822Name}`;
    case "Kerberos":
      return `Kerberos:${identity.principal}`;
  }
}

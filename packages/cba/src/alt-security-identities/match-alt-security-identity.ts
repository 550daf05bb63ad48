import type { Certificate } from "@idpkit/x509";

import type { CertificateIdentity, MappingStrength } from "./alt-security-identity.js";
import { matchSambaMapping } from "./samba-mapping.js";
import { matchWindowsMapping } from "./windows-mapping.js";

/** Whose reading of `altSecurityIdentities`: they differ in names, in tags and in what they forgive. */
export type AltSecurityIdentityDialect = "windows" | "samba";

/** A value of `altSecurityIdentities` that names a certificate. */
export interface AltSecurityIdentityMatch {
  /** Its kind; `unlisted` for what Samba takes and the specification does not list, such as `<SR>` before `<I>`. */
  readonly type: CertificateIdentity["type"] | "unlisted";
  readonly strength: MappingStrength;
}

/**
 * Tells whether a value of an account's `altSecurityIdentities` names this certificate, and how strongly, as a domain
 * controller reads it. Never throws: a value that the domain controller cannot read maps nobody.
 *
 * Whether a weak mapping counts is a setting of the domain controller, see {@link decideLogon}.
 *
 * @param value - As the directory holds it.
 * @returns `undefined` when it does not name the certificate.
 * @see {@link https://learn.microsoft.com/openspecs/windows_protocols/ms-pkca/01c4acb8-c366-4d31-93a5-fbf2d59c8b27 | MS-PKCA §3.1.5.2.1}
 */
export function matchAltSecurityIdentity(
  value: string,
  certificate: Certificate,
  { dialect }: { readonly dialect: AltSecurityIdentityDialect },
): AltSecurityIdentityMatch | undefined {
  return dialect === "windows" ? matchWindowsMapping(value, certificate) : matchSambaMapping(value, certificate);
}

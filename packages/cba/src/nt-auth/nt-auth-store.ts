import { readBasicConstraints, X509Error, type Certificate } from "@idpkit/x509";

import { serializeBase64 } from "../base64.js";
import { checkDomainName } from "../domain-name.js";
import { CbaError } from "../errors.js";

/**
 * The DN of a forest's NTAuth store, the object whose `cACertificate` values are the authorities that may issue logon
 * certificates. Each of them can make a certificate for an administrator. `parseCertificate` of `@idpkit/x509` reads the values.
 *
 * @param forestRoot - The DNS name of the forest's root domain, e.g. `corp.example.com`.
 * @throws {@link CbaError} `domain-name-malformed`.
 * @see {@link https://learn.microsoft.com/troubleshoot/windows-server/certificates-and-public-key-infrastructure-pki/import-third-party-ca-to-enterprise-ntauth-store | How to import third-party CA certificates into the Enterprise NTAuth store}
 */
export function ntAuthDistinguishedName(forestRoot: string): string {
  checkDomainName(forestRoot);
  const domain = forestRoot.split(".").map((label) => `DC=${label}`);
  return ["CN=NTAuthCertificates,CN=Public Key Services,CN=Services,CN=Configuration", ...domain].join(",");
}

/**
 * Writes the LDIF by which an administrator of the forest adds **issuing** authorities to the NTAuth store; roots do not
 * belong there. It says the same as `certutil -dspublish -f authority.cer NTAuthCA` for each.
 *
 * The store is there since the first enterprise authority was installed or `certutil` has published to it; LDIF of this kind
 * does not make it. Domain controllers see the change when Group Policy is applied, at the latest eight hours later.
 *
 * @throws {@link CbaError} `domain-name-malformed`, or `not-a-certification-authority` for a certificate that is none.
 */
export function ntAuthLdif(forestRoot: string, authorities: readonly [Certificate, ...Certificate[]]): string {
  authorities.forEach(checkIsAuthority);
  return [
    `dn: ${ntAuthDistinguishedName(forestRoot)}`,
    "changetype: modify",
    "add: cACertificate",
    ...authorities.map(({ der }) => `cACertificate:: ${serializeBase64(der)}`),
    "-",
    "",
  ]
    .map(fold)
    .join("\n");
}

function checkIsAuthority(certificate: Certificate): void {
  if (isAuthority(certificate)) return;
  throw new CbaError("not-a-certification-authority", "a certificate is not that of a certification authority");
}

function isAuthority(certificate: Certificate): boolean {
  try {
    return readBasicConstraints(certificate)?.ca === true;
  } catch (error) {
    if (error instanceof X509Error) return false;
    throw error;
  }
}

/** Lines of at most 76 characters, each after the first with a blank in front ([RFC2849], note 2). */
function fold(line: string): string {
  return [line.slice(0, 76), ...(line.slice(76).match(/.{1,75}/g) ?? [])].join("\n ");
}

import {
  derTag,
  parseDerElements,
  readText,
  serializeDer,
  type Certificate,
  type CertificateExtension,
  type DerElement,
} from "@idpkit/x509";

import { CbaError } from "../errors.js";
import { readExtension } from "../extensions/read-extension.js";

/**
 * Builds the extension with the name of a certificate template of version 1, e.g. `DomainController`; not critical.
 *
 * A BMPString, as certificates in use have it: the SEQUENCE that the specification prints is not found there.
 *
 * @throws {@link CbaError} `certificate-template-malformed` for a name that is empty or has characters beyond 16 bits.
 * @see {@link https://learn.microsoft.com/troubleshoot/windows-server/windows-security/requirements-domain-controller | Requirements for domain controller certificates}
 */
export function certificateTemplateName(name: string): CertificateExtension {
  if (!/^[^\p{Cs}\u{10000}-\u{10ffff}]+$/u.test(name)) throw malformed();
  const units = Array.from(name, (character) => character.charCodeAt(0));
  const octets = Uint8Array.from(units.flatMap((unit) => [unit >> 8, unit & 0xff]));
  return { oid: certificateTemplateNameOid, critical: false, value: serializeDer(derTag.bmpString, octets) };
}

/**
 * Reads the name of the certificate template; `undefined` when the certificate has none.
 *
 * Takes the string of any type that names use, bare or alone in a SEQUENCE.
 *
 * @throws {@link CbaError} `certificate-template-malformed`.
 * @see {@link https://learn.microsoft.com/openspecs/windows_protocols/ms-wcce/ | MS-WCCE §2.2.2.7.7.1}
 */
export function readCertificateTemplateName(certificate: Certificate): string | undefined {
  return readExtension(
    certificate,
    { oid: certificateTemplateNameOid, code: "certificate-template-malformed" },
    readName,
  );
}

function readName(element: DerElement): string {
  const [name, ...others] = element.tag === derTag.sequence ? parseDerElements(element.content) : [element];
  if (name === undefined || others.length > 0) throw malformed();
  return readText(name);
}

function malformed(): CbaError {
  return new CbaError("certificate-template-malformed", "the name of a certificate template is malformed");
}

/** szOID_ENROLL_CERTTYPE_EXTENSION. */
const certificateTemplateNameOid = "1.3.6.1.4.1.311.20.2";

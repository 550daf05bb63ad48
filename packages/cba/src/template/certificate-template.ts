import {
  derTag,
  parseDerElements,
  readObjectIdentifier,
  readSmallInteger,
  serializeDer,
  serializeObjectIdentifier,
  serializeSmallInteger,
  type Certificate,
  type CertificateExtension,
  type DerElement,
} from "@idpkit/x509";

import { CbaError } from "../errors.js";
import { readExtension } from "../extensions/read-extension.js";

/** A certificate template of version 2 or later. */
export interface CertificateTemplate {
  /** The template's own OID in dotted decimal, below 1.3.6.1.4.1.311.21.8 in each forest. */
  readonly templateId: string;
  /** From 0 to 2^31 - 1, as the minor version. */
  readonly majorVersion?: number;
  /** Only beside a major version. */
  readonly minorVersion?: number;
}

/**
 * Builds the extension that says by which certificate template a certificate was issued; not critical.
 *
 * @see {@link https://learn.microsoft.com/openspecs/windows_protocols/ms-wcce/9da866e5-9ce9-4a83-9064-0d20af8b2ccf | MS-WCCE §2.2.2.7.7.2}
 */
export function certificateTemplate(template: CertificateTemplate): CertificateExtension {
  const { templateId, majorVersion, minorVersion } = template;
  if (majorVersion === undefined && minorVersion !== undefined) {
    throw new TypeError("a minor version of a certificate template without a major version");
  }
  const versions = [majorVersion, minorVersion].filter((version) => version !== undefined);
  if (!versions.every((version) => Number.isInteger(version) && version >= 0 && version < 2 ** 31)) {
    throw new TypeError("a version of a certificate template from 0 to 2^31 - 1 is needed");
  }
  const value = serializeDer(
    derTag.sequence,
    serializeObjectIdentifier(templateId),
    ...versions.map(serializeSmallInteger),
  );
  return { oid: certificateTemplateOid, critical: false, value };
}

/**
 * Reads the certificate template of version 2 or later; `undefined` when the certificate has none.
 *
 * @throws {@link CbaError} `certificate-template-malformed`.
 * @see {@link https://learn.microsoft.com/openspecs/windows_protocols/ms-wcce/9da866e5-9ce9-4a83-9064-0d20af8b2ccf | MS-WCCE §2.2.2.7.7.2}
 */
export function readCertificateTemplate(certificate: Certificate): CertificateTemplate | undefined {
  return readExtension(
    certificate,
    { oid: certificateTemplateOid, code: "certificate-template-malformed" },
    readTemplate,
  );
}

function readTemplate({ tag, content }: DerElement): CertificateTemplate {
  const [identifier, ...versions] = parseDerElements(content);
  const areVersions = versions.length <= 2 && versions.every((version) => version.tag === derTag.integer);
  if (tag !== derTag.sequence || identifier?.tag !== derTag.objectIdentifier || !areVersions) {
    throw new CbaError("certificate-template-malformed", "a certificate template is not an OID with versions");
  }
  const [majorVersion, minorVersion] = versions.map(readSmallInteger);
  return {
    templateId: readObjectIdentifier(identifier),
    ...(majorVersion !== undefined && { majorVersion }),
    ...(minorVersion !== undefined && { minorVersion }),
  };
}

/** szOID_CERTIFICATE_TEMPLATE. */
const certificateTemplateOid = "1.3.6.1.4.1.311.21.7";

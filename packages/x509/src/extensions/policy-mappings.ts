import type { Certificate, CertificateExtension } from "../certificate/certificate.js";
import { derChildren, derFields } from "../der/der-fields.js";
import { readObjectIdentifier, serializeObjectIdentifier } from "../der/object-identifier.js";
import type { DerElement } from "../der/parse-der.js";
import { serializeDer } from "../der/serialize-der.js";
import { derTag } from "../der/tag.js";
import { X509Error } from "../errors.js";
import { extensionOid } from "./extension-oids.js";
import { readExtensionValue } from "./find-extension.js";

/**
 * The issuer takes one of the subject's policies for one of its own. Both are OIDs in dotted decimal.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.5 | RFC 5280 §4.2.1.5}
 */
export interface PolicyMapping {
  readonly issuerDomainPolicy: string;
  readonly subjectDomainPolicy: string;
}

/**
 * Reads policyMappings; `undefined` when the certificate has none. That anyPolicy may not be mapped is checked when a path is
 * validated.
 *
 * @throws {@link X509Error} `extension-malformed`, also when it maps nothing.
 */
export function readPolicyMappings(certificate: Certificate): readonly PolicyMapping[] | undefined {
  return readExtensionValue(certificate, extensionOid.policyMappings, readValue);
}

/** Builds policyMappings, critical. */
export function policyMappings(mappings: readonly [PolicyMapping, ...PolicyMapping[]]): CertificateExtension {
  const pairs = mappings.map(({ issuerDomainPolicy, subjectDomainPolicy }) =>
    serializeDer(
      derTag.sequence,
      serializeObjectIdentifier(issuerDomainPolicy),
      serializeObjectIdentifier(subjectDomainPolicy),
    ),
  );
  return { oid: extensionOid.policyMappings, critical: true, value: serializeDer(derTag.sequence, ...pairs) };
}

function readValue(element: DerElement): readonly PolicyMapping[] {
  const mappings = derChildren(element, derTag.sequence).map(readMapping);
  if (mappings.length === 0) throw new X509Error("der-malformed", "policyMappings maps nothing");
  return mappings;
}

function readMapping(element: DerElement): PolicyMapping {
  const fields = derFields(element, derTag.sequence);
  const issuerDomainPolicy = readObjectIdentifier(fields.take(derTag.objectIdentifier));
  const subjectDomainPolicy = readObjectIdentifier(fields.take(derTag.objectIdentifier));
  fields.finish();
  return { issuerDomainPolicy, subjectDomainPolicy };
}

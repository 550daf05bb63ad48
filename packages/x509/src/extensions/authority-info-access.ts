import type { Certificate, CertificateExtension } from "../certificate/certificate.js";
import { derChildren, derFields } from "../der/der-fields.js";
import { readObjectIdentifier, serializeObjectIdentifier } from "../der/object-identifier.js";
import { parseDer, type DerElement } from "../der/parse-der.js";
import { serializeDer } from "../der/serialize-der.js";
import { derTag } from "../der/tag.js";
import { X509Error } from "../errors.js";
import { parseGeneralNames, serializeGeneralNames, type GeneralName } from "../name/general-name.js";
import { extensionOid } from "./extension-oids.js";
import { readExtensionValue } from "./find-extension.js";

/**
 * How to get at something of the issuer: its certificate, or its OCSP responder.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-4.2.2.1 | RFC 5280 §4.2.2.1}
 */
export interface AccessDescription {
  /** What is found there, as OID in dotted decimal, see {@link accessMethod}. */
  readonly accessMethod: string;
  readonly accessLocation: GeneralName;
}

/**
 * Reads authorityInfoAccess; `undefined` when the certificate has none. Nothing is fetched.
 *
 * @throws {@link X509Error} `extension-malformed`, also when it describes nothing.
 */
export function readAuthorityInfoAccess(certificate: Certificate): readonly AccessDescription[] | undefined {
  return readExtensionValue(certificate, extensionOid.authorityInfoAccess, readValue);
}

/** Builds authorityInfoAccess, not critical. */
export function authorityInfoAccess(
  descriptions: readonly [AccessDescription, ...AccessDescription[]],
): CertificateExtension {
  const value = serializeDer(derTag.sequence, ...descriptions.map(serializeDescription));
  return { oid: extensionOid.authorityInfoAccess, critical: false, value };
}

function readValue(element: DerElement): readonly AccessDescription[] {
  const descriptions = derChildren(element, derTag.sequence).map(readDescription);
  if (descriptions.length === 0) throw new X509Error("der-malformed", "authorityInfoAccess describes nothing");
  return descriptions;
}

function readDescription(element: DerElement): AccessDescription {
  const fields = derFields(element, derTag.sequence);
  const method = readObjectIdentifier(fields.take(derTag.objectIdentifier));
  const location = serializeDer(derTag.sequence, fields.takeAny().der);
  fields.finish();
  const [accessLocation] = parseGeneralNames(location) as readonly [GeneralName];
  return { accessMethod: method, accessLocation };
}

function serializeDescription(description: AccessDescription): Uint8Array {
  const method = serializeObjectIdentifier(description.accessMethod);
  const { content: location } = parseDer(serializeGeneralNames([description.accessLocation]));
  return serializeDer(derTag.sequence, method, location);
}

/** What an {@link AccessDescription} leads to ([RFC5280] §4.2.2.1). */
export const accessMethod = {
  /** Certificates of the issuer, or of those that issued its certificate. */
  caIssuers: "1.3.6.1.5.5.7.48.2",
  ocsp: "1.3.6.1.5.5.7.48.1",
} as const;

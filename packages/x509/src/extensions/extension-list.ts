import type { CertificateExtension } from "../certificate/certificate.js";
import { derChildren, derFields } from "../der/der-fields.js";
import { readObjectIdentifier, serializeObjectIdentifier } from "../der/object-identifier.js";
import type { DerElement } from "../der/parse-der.js";
import { readBoolean, serializeBoolean } from "../der/primitives.js";
import { serializeDer } from "../der/serialize-der.js";
import { derTag } from "../der/tag.js";
import { X509Error } from "../errors.js";

/**
 * Reads Extensions, at least one, in the order of the encoding.
 *
 * @throws {@link X509Error} `der-malformed`, or `extension-duplicate` when an OID occurs twice.
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-4.2 | RFC 5280 §4.2}
 */
export function readExtensions(element: DerElement): CertificateExtension[] {
  const extensions = derChildren(element, derTag.sequence).map(readExtension);
  if (extensions.length === 0) throw new X509Error("der-malformed", "Extensions without an extension");
  if (new Set(extensions.map(({ oid }) => oid)).size < extensions.length) {
    throw new X509Error("extension-duplicate", "an extension occurs twice");
  }
  return extensions;
}

/** Writes Extensions, in the order given. An OID that occurs twice is a `TypeError`. */
export function serializeExtensions(extensions: readonly CertificateExtension[]): Uint8Array {
  if (new Set(extensions.map(({ oid }) => oid)).size < extensions.length) {
    throw new TypeError("an extension is given twice");
  }
  return serializeDer(derTag.sequence, ...extensions.map(serializeExtension));
}

/** `critical FALSE` is the default, which DER leaves out; some issuers write it, and it cannot be misread. */
function readExtension(element: DerElement): CertificateExtension {
  const fields = derFields(element, derTag.sequence);
  const oid = readObjectIdentifier(fields.take(derTag.objectIdentifier));
  const critical = fields.takeOptional(derTag.boolean);
  const value = fields.take(derTag.octetString).content;
  fields.finish();
  return { oid, critical: critical !== undefined && readBoolean(critical), value };
}

function serializeExtension({ oid, critical, value }: CertificateExtension): Uint8Array {
  const criticality = critical ? [serializeBoolean(true)] : [];
  return serializeDer(
    derTag.sequence,
    serializeObjectIdentifier(oid),
    ...criticality,
    serializeDer(derTag.octetString, value),
  );
}

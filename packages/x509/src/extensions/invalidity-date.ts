import type { CertificateExtension } from "../certificate/certificate.js";
import { expectTag } from "../der/der-fields.js";
import { serializeDer } from "../der/serialize-der.js";
import { derTag } from "../der/tag.js";
import { readTime } from "../der/time.js";
import { extensionOid } from "./extension-oids.js";
import { readExtensionValue, type Extended } from "./find-extension.js";

/**
 * Reads invalidityDate of an entry: since when the key is, or may be, no longer its owner's alone; `undefined` when it
 * has none.
 *
 * @throws {@link X509Error} `extension-malformed`.
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-5.3.2 | RFC 5280 §5.3.2}
 */
export function readInvalidityDate(entry: Extended): Date | undefined {
  return readExtensionValue(entry, extensionOid.invalidityDate, (element) =>
    readTime(expectTag(element, derTag.generalizedTime)),
  );
}

/** Builds invalidityDate, not critical. Drops fractions of a second. */
export function invalidityDate(date: Date): CertificateExtension {
  const text = date.toISOString().replace(/\.\d{3}|[-:T]/g, "");
  const value = serializeDer(derTag.generalizedTime, new TextEncoder().encode(text));
  return { oid: extensionOid.invalidityDate, critical: false, value };
}

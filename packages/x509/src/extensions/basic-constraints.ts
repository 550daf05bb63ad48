import type { Certificate, CertificateExtension } from "../certificate/certificate.js";
import { derFields } from "../der/der-fields.js";
import { readBoolean, readSmallInteger, serializeBoolean, serializeSmallInteger } from "../der/primitives.js";
import type { DerElement } from "../der/parse-der.js";
import { serializeDer } from "../der/serialize-der.js";
import { derTag } from "../der/tag.js";
import { X509Error } from "../errors.js";
import { extensionOid } from "./extension-oids.js";
import { readExtensionValue } from "./find-extension.js";

/**
 * Whether the subject may issue certificates, and how far down.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.9 | RFC 5280 §4.2.1.9}
 */
export interface BasicConstraints {
  readonly ca: boolean;
  /** How many further authorities, not self-issued, may stand between this one and the end of the path. */
  readonly pathLen?: number;
}

/**
 * Reads basicConstraints; `undefined` when the certificate has none.
 *
 * @throws {@link X509Error} `extension-malformed`, also for a pathLen where `ca` is false.
 */
export function readBasicConstraints(certificate: Certificate): BasicConstraints | undefined {
  return readExtensionValue(certificate, extensionOid.basicConstraints, readValue);
}

/** Builds basicConstraints, critical. A pathLen without `ca` is a `TypeError`. */
export function basicConstraints({ ca, pathLen }: BasicConstraints): CertificateExtension {
  if (pathLen !== undefined && (!ca || !Number.isInteger(pathLen) || pathLen < 0)) {
    throw new TypeError("pathLen is a whole number and stands with an authority only");
  }
  const fields = [
    ...(ca ? [serializeBoolean(true)] : []),
    ...(pathLen === undefined ? [] : [serializeSmallInteger(pathLen)]),
  ];
  return { oid: extensionOid.basicConstraints, critical: true, value: serializeDer(derTag.sequence, ...fields) };
}

function readValue(element: DerElement): BasicConstraints {
  const fields = derFields(element, derTag.sequence);
  const ca = fields.takeOptional(derTag.boolean);
  const pathLen = fields.takeOptional(derTag.integer);
  fields.finish();
  const isAuthority = ca !== undefined && readBoolean(ca);
  if (pathLen === undefined) return { ca: isAuthority };
  if (!isAuthority) throw new X509Error("der-malformed", "a pathLenConstraint without cA");
  return { ca: isAuthority, pathLen: readSmallInteger(pathLen) };
}

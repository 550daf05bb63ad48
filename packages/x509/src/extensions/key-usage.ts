import type { Certificate, CertificateExtension } from "../certificate/certificate.js";
import { expectTag } from "../der/der-fields.js";
import { readNamedBits, serializeNamedBits } from "../der/named-bit-list.js";
import type { DerElement } from "../der/parse-der.js";
import { derTag } from "../der/tag.js";
import { extensionOid } from "./extension-oids.js";
import { readExtensionValue } from "./find-extension.js";

/**
 * What a key may be used for.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.3 | RFC 5280 §4.2.1.3}
 */
export type KeyUsage =
  | "digitalSignature"
  | "nonRepudiation"
  | "keyEncipherment"
  | "dataEncipherment"
  | "keyAgreement"
  | "keyCertSign"
  | "cRLSign"
  | "encipherOnly"
  | "decipherOnly";

/**
 * Reads keyUsage, in the order of the bits; `undefined` when the certificate has none and its key may do anything.
 *
 * @throws {@link X509Error} `extension-malformed`, also when no bit is set.
 */
export function readKeyUsage(certificate: Certificate): readonly KeyUsage[] | undefined {
  return readExtensionValue(certificate, extensionOid.keyUsage, readValue);
}

/** Builds keyUsage, critical. */
export function keyUsage(usages: readonly [KeyUsage, ...KeyUsage[]]): CertificateExtension {
  return { oid: extensionOid.keyUsage, critical: true, value: serializeNamedBits(usages, bits) };
}

function readValue(element: DerElement): readonly KeyUsage[] {
  return readNamedBits(expectTag(element, derTag.bitString), bits);
}

/** In the order of the bits. */
const bits: readonly KeyUsage[] = [
  "digitalSignature",
  "nonRepudiation",
  "keyEncipherment",
  "dataEncipherment",
  "keyAgreement",
  "keyCertSign",
  "cRLSign",
  "encipherOnly",
  "decipherOnly",
];

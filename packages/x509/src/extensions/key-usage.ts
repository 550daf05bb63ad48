import type { Certificate, CertificateExtension } from "../certificate/certificate.js";
import { expectTag } from "../der/der-fields.js";
import type { DerElement } from "../der/parse-der.js";
import { serializeBitString } from "../der/primitives.js";
import { derTag } from "../der/tag.js";
import { X509Error } from "../errors.js";
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
  const last = Math.max(...usages.map((usage) => bits.indexOf(usage)));
  const octets = new Uint8Array(Math.floor(last / 8) + 1);
  for (const usage of usages) {
    const bit = bits.indexOf(usage);
    octets[bit >> 3] = (octets[bit >> 3] ?? 0) | (0x80 >> (bit & 7));
  }
  // A named bit list ends with its last bit that is set ([X690] §11.2.2).
  return { oid: extensionOid.keyUsage, critical: true, value: serializeBitString(octets, 7 - (last & 7)) };
}

function readValue(element: DerElement): readonly KeyUsage[] {
  const [unusedBits = 0, ...octets] = expectTag(element, derTag.bitString).content;
  const lastOctet = octets.at(-1) ?? 0;
  // Zero bits at the end, which DER drops, cannot be misread. Refused are: no bit set, more unused bits than there are, or a bit set among them.
  if (unusedBits > 7 || lastOctet % 2 ** unusedBits !== 0 || octets.every((octet) => octet === 0)) {
    throw new X509Error("der-malformed", "keyUsage is malformed or allows nothing");
  }
  return bits.filter((_, bit) => ((octets[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0);
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

import type { CertificateExtension } from "../certificate/certificate.js";
import { expectTag } from "../der/der-fields.js";
import { fromHex, toHex } from "../der/hex.js";
import type { DerElement } from "../der/parse-der.js";
import { readInteger, serializeUnsignedInteger } from "../der/primitives.js";
import { derTag } from "../der/tag.js";
import { X509Error } from "../errors.js";
import { extensionOid } from "./extension-oids.js";
import { readExtensionValue, type Extended } from "./find-extension.js";

/**
 * Reads cRLNumber: of two lists of one issuer for one scope, the one with the greater number is the newer.
 *
 * `undefined` when the list has none.
 *
 * @throws {@link X509Error} `extension-malformed`, also when it is negative or has more than 20 octets.
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-5.2.3 | RFC 5280 §5.2.3}
 */
export function readCrlNumber(list: Extended): bigint | undefined {
  return readExtensionValue(list, extensionOid.cRLNumber, readCrlNumberValue);
}

/** Builds cRLNumber, not critical. A number that is negative or has more than 20 octets is a `TypeError`. */
export function crlNumber(number: bigint): CertificateExtension {
  return { oid: extensionOid.cRLNumber, critical: false, value: serializeCrlNumberValue(number) };
}

/** Reads a `CRLNumber`. */
export function readCrlNumberValue(element: DerElement): bigint {
  const content = readInteger(expectTag(element, derTag.integer));
  const [first = 0] = content;
  if (first >= 0x80 || content.length > (first === 0 ? 21 : 20)) {
    throw new X509Error("der-malformed", "a CRL number that is negative or longer than 20 octets");
  }
  return BigInt(`0x${toHex(content)}`);
}

/** Writes a `CRLNumber`. */
export function serializeCrlNumberValue(number: bigint): Uint8Array {
  // Of a negative number, -1 is left.
  if (number >> 160n !== 0n) {
    throw new TypeError("a CRL number is not negative and has at most 20 octets");
  }
  return serializeUnsignedInteger(fromHex(number.toString(16).padStart(40, "0")));
}

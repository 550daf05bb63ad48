import type { CertificateExtension } from "../certificate/certificate.js";
import { readCrlNumberValue, serializeCrlNumberValue } from "./crl-number.js";
import { extensionOid } from "./extension-oids.js";
import { readExtensionValue, type Extended } from "./find-extension.js";

/**
 * Reads deltaCRLIndicator: the number of the complete list whose changes this list tells; `undefined` when it is no delta.
 *
 * @throws {@link X509Error} `extension-malformed`.
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-5.2.4 | RFC 5280 §5.2.4}
 */
export function readDeltaCrlIndicator(list: Extended): bigint | undefined {
  return readExtensionValue(list, extensionOid.deltaCRLIndicator, readCrlNumberValue);
}

/** Builds deltaCRLIndicator, critical. A number that is negative or has more than 20 octets is a `TypeError`. */
export function deltaCrlIndicator(baseCrlNumber: bigint): CertificateExtension {
  return { oid: extensionOid.deltaCRLIndicator, critical: true, value: serializeCrlNumberValue(baseCrlNumber) };
}

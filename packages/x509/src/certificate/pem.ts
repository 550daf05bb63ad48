import { X509Error } from "../errors.js";

/**
 * Writes a certificate as PEM: base64 in lines of 64 characters between `BEGIN CERTIFICATE` and `END CERTIFICATE`.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7468#section-5 | RFC 7468 §5}
 */
export function toPem(der: Uint8Array): string {
  const base64 = btoa(Array.from(der, (octet) => String.fromCharCode(octet)).join(""));
  return [begin, ...(base64.match(/.{1,64}/g) ?? []), end, ""].join("\n");
}

/**
 * Reads the certificates of a PEM text of at most 1 MiB, in its order. What stands between them is passed over.
 *
 * @returns The DER of each; they are not parsed yet, see {@link parseCertificate}.
 * @throws {@link X509Error} `input-too-large`, or `pem-malformed` when there is no certificate, a block has no end, or its
 * content is not base64.
 * @see {@link https://www.rfc-editor.org/rfc/rfc7468#section-5 | RFC 7468 §5}
 */
export function parsePem(pem: string): Uint8Array[] {
  if (pem.length > maximumPemLength) throw new X509Error("input-too-large", "a PEM text of more than 1 MiB");
  const [, ...blocks] = pem.split(begin);
  if (blocks.length === 0) throw new X509Error("pem-malformed", "no certificate in the PEM text");
  return blocks.map(parseBlock);
}

function parseBlock(block: string): Uint8Array {
  const endsAt = block.indexOf(end);
  if (endsAt === -1) throw new X509Error("pem-malformed", "a certificate in the PEM text has no end");
  const base64 = block.slice(0, endsAt).replace(/[\t\n\r ]/g, "");
  const octets = decodeBase64(base64);
  if (octets === undefined) throw new X509Error("pem-malformed", "a certificate in the PEM text is not base64");
  return Uint8Array.from(octets, (character) => character.charCodeAt(0));
}

/** `atob` forgives missing padding and stray bits: only what encodes to the same text again was base64. */
function decodeBase64(base64: string): string | undefined {
  try {
    const octets = atob(base64);
    return btoa(octets) === base64 && octets !== "" ? octets : undefined;
  } catch {
    return undefined;
  }
}

const begin = "-----BEGIN CERTIFICATE-----";
const end = "-----END CERTIFICATE-----";
const maximumPemLength = 1024 * 1024;

import { Buffer } from "node:buffer";

import { X509Error } from "../errors.js";

/** What stands in a PEM block ([RFC7468] §5 to §7). */
export type PemLabel = "CERTIFICATE" | "X509 CRL" | "CERTIFICATE REQUEST";

/**
 * Writes DER as PEM: base64 in lines of 64 characters between `BEGIN` and `END`.
 *
 * @param label - Default: `CERTIFICATE`.
 * @see {@link https://www.rfc-editor.org/rfc/rfc7468#section-5 | RFC 7468 §5}
 */
export function toPem(der: Uint8Array, label: PemLabel = "CERTIFICATE"): string {
  const base64 = Buffer.from(der).toString("base64");
  return [begin(label), ...(base64.match(/.{1,64}/g) ?? []), end(label), ""].join("\n");
}

/**
 * Reads the blocks with a label from a PEM text, in its order. What stands between them is passed over.
 *
 * The text has at most 1 MiB, for revocation lists 48 MiB.
 *
 * @param label - Default: `CERTIFICATE`.
 * @returns The DER of each; they are not parsed yet, see {@link parseCertificate}, {@link parseCertificateList} and
 * {@link parseCertificationRequest}.
 * @throws {@link X509Error} `input-too-large`, or `pem-malformed` when there is no such block, one has no end, or its
 * content is not base64.
 * @see {@link https://www.rfc-editor.org/rfc/rfc7468#section-5 | RFC 7468 §5}
 */
export function parsePem(pem: string, label: PemLabel = "CERTIFICATE"): Uint8Array[] {
  if (pem.length > maximumLengths[label]) throw new X509Error("input-too-large", "a PEM text is too long");
  const [, ...blocks] = pem.split(begin(label));
  if (blocks.length === 0) throw new X509Error("pem-malformed", "no such block in the PEM text");
  return blocks.map((block) => parseBlock(block, end(label)));
}

function parseBlock(block: string, endOfBlock: string): Uint8Array {
  const endsAt = block.indexOf(endOfBlock);
  if (endsAt === -1) throw new X509Error("pem-malformed", "a block of the PEM text has no end");
  const base64 = block.slice(0, endsAt).replace(/[\t\n\r ]/g, "");
  const octets = Buffer.from(base64, "base64");
  // Buffer forgives other alphabets, missing padding and stray bits: only what encodes to the same text again was base64.
  if (octets.length === 0 || octets.toString("base64") !== base64) {
    throw new X509Error("pem-malformed", "a block of the PEM text is not base64");
  }
  return new Uint8Array(octets);
}

function begin(label: PemLabel): string {
  return `-----BEGIN ${label}-----`;
}

function end(label: PemLabel): string {
  return `-----END ${label}-----`;
}

const mebibyte = 1024 * 1024;
const maximumLengths: Readonly<Record<PemLabel, number>> = {
  CERTIFICATE: mebibyte,
  "X509 CRL": 48 * mebibyte,
  "CERTIFICATE REQUEST": mebibyte,
};

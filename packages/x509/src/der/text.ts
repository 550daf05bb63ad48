import { Buffer, isAscii, isUtf8 } from "node:buffer";

import { X509Error } from "../errors.js";
import type { DerElement } from "./parse-der.js";
import { derTag } from "./tag.js";

/** Tells whether an element is a character string that {@link readText} reads. */
export function isText({ tag }: DerElement): boolean {
  return decoders.has(tag);
}

/**
 * Reads a character string of any ASN.1 type that names use.
 *
 * The alphabet of PrintableString and its kin is not enforced beyond ASCII: certificates in use have `@`, `_` and `*` there.
 */
export function readText({ tag, content }: DerElement): string {
  const text = decoders.get(tag)?.(content);
  if (text === undefined) throw new X509Error("der-malformed", "a character string is malformed");
  return text;
}

/** Reads ASCII octets; `undefined` when one is 80 or above. */
export function decodeAscii(octets: Uint8Array): string | undefined {
  return isAscii(octets) ? utf8.decode(octets) : undefined;
}

function decodeUtf8(octets: Uint8Array): string | undefined {
  return isUtf8(octets) ? utf8.decode(octets) : undefined;
}

function decodeLatin1({ buffer, byteOffset, length }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, length).toString("latin1");
}

function decodeBigEndian(octets: Uint8Array, width: 2 | 4): string | undefined {
  if (octets.length % width !== 0) return undefined;
  const view = new DataView(octets.buffer, octets.byteOffset, octets.length);
  const characters: string[] = [];
  for (let offset = 0; offset < octets.length; offset += width) {
    const codePoint = width === 2 ? view.getUint16(offset) : view.getUint32(offset);
    if (codePoint > 0x10ffff || (codePoint >= 0xd800 && codePoint < 0xe000)) return undefined;
    characters.push(String.fromCodePoint(codePoint));
  }
  return characters.join("");
}

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

const decoders: ReadonlyMap<number, (octets: Uint8Array) => string | undefined> = new Map([
  [derTag.utf8String, decodeUtf8],
  [derTag.printableString, decodeAscii],
  [derTag.ia5String, decodeAscii],
  [derTag.numericString, decodeAscii],
  [derTag.visibleString, decodeAscii],
  // T.61 in the standard, Latin-1 in the certificates that were issued with it.
  [derTag.teletexString, decodeLatin1],
  [derTag.bmpString, (octets) => decodeBigEndian(octets, 2)],
  [derTag.universalString, (octets) => decodeBigEndian(octets, 4)],
]);

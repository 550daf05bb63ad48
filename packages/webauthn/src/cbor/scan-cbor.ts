import { WebAuthnError } from "../errors.js";

/**
 * Finds the end of the one CBOR item that begins at `offset`, and makes sure that it is in CTAP2 canonical form.
 *
 * Shortest lengths, nothing indefinite, no tags, no floats, no simple values but `false`, `true` and `null`, valid
 * UTF-8, map keys that are integers or text, sorted and unique: then every value has exactly one spelling, and whatever
 * decodes the bytes afterwards has nothing left to interpret.
 *
 * @throws {@link WebAuthnError} `cbor-malformed`.
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-conforming-all-classes | WebAuthn Level 3 §2.4}, which asks relying
 * parties to refuse other encodings, and CTAP 2.1 §8, which defines the form.
 */
export function scanCbor(bytes: Uint8Array, offset = 0): number {
  return scanItem(bytes, offset, 0);
}

// CTAP 2.1 §8 nests four deep within a message; a compound attestation object, put together by the client, six.
const maxDepth = 8;

function scanItem(bytes: Uint8Array, offset: number, depth: number): number {
  const { majorType, argument, next } = readHead(bytes, offset);
  switch (majorType) {
    case MajorType.unsigned:
    case MajorType.negative:
      return next;
    case MajorType.bytes:
      return skip(bytes, next, argument);
    case MajorType.text:
      return scanText(bytes, next, argument);
    case MajorType.array:
      return scanArray(bytes, next, argument, deeper(depth));
    case MajorType.map:
      return scanMap(bytes, next, argument, deeper(depth));
    default:
      return scanSimple(bytes, offset);
  }
}

const MajorType = { unsigned: 0, negative: 1, bytes: 2, text: 3, array: 4, map: 5 } as const;

interface Head {
  readonly majorType: number;
  readonly argument: number;
  readonly next: number;
}

function readHead(bytes: Uint8Array, offset: number): Head {
  const initial = byteAt(bytes, offset);
  const majorType = initial >> 5;
  const information = initial & 0x1f;
  if (information < 24) return { majorType, argument: information, next: offset + 1 };

  const form = longForms[information - 24];
  if (form === undefined) throw malformed("has an indefinite or reserved length");
  let argument = 0;
  for (let index = 1; index <= form.size; index++) argument = argument * 0x100 + byteAt(bytes, offset + index);
  if (argument < form.least) throw malformed("has a number that is not in its shortest form");
  if (!Number.isSafeInteger(argument)) throw malformed("has a number above 2^53 - 1");
  return { majorType, argument, next: offset + 1 + form.size };
}

const longForms = [
  { size: 1, least: 24 },
  { size: 2, least: 0x100 },
  { size: 4, least: 0x1_0000 },
  { size: 8, least: 0x1_0000_0000 },
];

function scanText(bytes: Uint8Array, offset: number, length: number): number {
  const end = skip(bytes, offset, length);
  let text: string;
  try {
    text = utf8.decode(bytes.subarray(offset, end));
  } catch (cause) {
    throw malformed("has text that is not UTF-8", { cause });
  }
  // Decoders drop a leading byte order mark, so that two keys that differ here would be one there.
  if (text.startsWith("\uFEFF")) throw malformed("has text that begins with a byte order mark");
  return end;
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function scanArray(bytes: Uint8Array, offset: number, count: number, depth: number): number {
  let end = offset;
  for (let index = 0; index < count; index++) end = scanItem(bytes, end, depth);
  return end;
}

function scanMap(bytes: Uint8Array, offset: number, count: number, depth: number): number {
  let end = offset;
  let previous: Uint8Array | undefined;
  for (let index = 0; index < count; index++) {
    const key = bytes.subarray(end, scanKey(bytes, end, depth));
    if (previous !== undefined && compareKeys(previous, key) >= 0) throw malformed("has unsorted or repeated map keys");
    previous = key;
    end = scanItem(bytes, end + key.length, depth);
  }
  return end;
}

function scanKey(bytes: Uint8Array, offset: number, depth: number): number {
  if (!keyTypes.includes(byteAt(bytes, offset) >> 5)) throw malformed("has a map key that is no integer and no text");
  return scanItem(bytes, offset, depth);
}

const keyTypes: readonly number[] = [MajorType.unsigned, MajorType.negative, MajorType.text];

/** Byte by byte: for integers and text in their shortest form that is the order of CTAP 2.1 §8, type, length, value. */
function compareKeys(a: Uint8Array, b: Uint8Array): number {
  const different = a.findIndex((byte, index) => byte !== b[index]);
  return different === -1 ? 0 : byteAt(a, different) - byteAt(b, different);
}

/** `false`, `true` and `null`; tags (major type 6) end here as well. */
function scanSimple(bytes: Uint8Array, offset: number): number {
  if (![0xf4, 0xf5, 0xf6].includes(byteAt(bytes, offset))) throw malformed("has a tag, a float or a simple value");
  return offset + 1;
}

function deeper(depth: number): number {
  if (depth === maxDepth) throw malformed("is nested too deep");
  return depth + 1;
}

function skip(bytes: Uint8Array, offset: number, length: number): number {
  if (length > bytes.length - offset) throw malformed("is truncated");
  return offset + length;
}

function byteAt(bytes: Uint8Array, offset: number): number {
  const byte = bytes[offset];
  if (byte === undefined) throw malformed("is truncated");
  return byte;
}

function malformed(what: string, options?: ErrorOptions): WebAuthnError {
  return new WebAuthnError("cbor-malformed", `A CBOR item ${what}.`, options);
}

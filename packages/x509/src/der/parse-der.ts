import { X509Error } from "../errors.js";

/** One element of DER: what it is, what it holds, and the octets it was read from. */
export interface DerElement {
  /** The identifier octet: class, constructed bit and tag number. See {@link derTag}. */
  readonly tag: number;
  /** The content octets, a view into the input. */
  readonly content: Uint8Array;
  /** The whole element with identifier and length octets, a view into the input. */
  readonly der: Uint8Array;
}

/**
 * Reads the one element that `bytes` consist of.
 *
 * DER only: definite lengths in their shortest form, tag numbers below 31. What the content means is not looked at.
 *
 * @throws {@link X509Error} `der-malformed` or, when octets follow the element, `trailing-data`.
 * @see {@link https://www.itu.int/rec/T-REC-X.690 | X.690 §10.1}
 */
export function parseDer(bytes: Uint8Array): DerElement {
  const element = readElement(bytes, 0);
  if (element.der.length !== bytes.length) throw new X509Error("trailing-data", "octets follow the DER element");
  return element;
}

/**
 * Reads the elements that stand one after the other in the content of a constructed element.
 *
 * @throws {@link X509Error} `der-malformed`.
 */
export function parseDerElements(content: Uint8Array): DerElement[] {
  const elements: DerElement[] = [];
  for (let offset = 0; offset < content.length;) {
    const element = readElement(content, offset);
    elements.push(element);
    offset += element.der.length;
  }
  return elements;
}

function readElement(bytes: Uint8Array, start: number): DerElement {
  const tag = octetAt(bytes, start);
  if ((tag & 0x1f) === 0x1f) throw new X509Error("der-malformed", "a tag number of 31 or more");
  const { length, end: contentStart } = readLength(bytes, start + 1);
  const end = contentStart + length;
  if (end > bytes.length) throw new X509Error("der-malformed", "an element is longer than the octets that hold it");
  return { tag, content: bytes.subarray(contentStart, end), der: bytes.subarray(start, end) };
}

function readLength(bytes: Uint8Array, start: number): { length: number; end: number } {
  const first = octetAt(bytes, start);
  if (first < 0x80) return { length: first, end: start + 1 };
  const count = first & 0x7f;
  const end = start + 1 + count;
  let length = 0;
  for (let offset = start + 1; offset < end; offset++) length = length * 0x100 + octetAt(bytes, offset);
  // The short form would have done, the first octet is zero, or there is none: an indefinite length.
  if (length < Math.max(0x80, 0x100 ** (count - 1))) {
    throw new X509Error("der-malformed", "a length that is indefinite or not in its shortest form");
  }
  return { length, end };
}

function octetAt(bytes: Uint8Array, offset: number): number {
  const octet = bytes[offset];
  if (octet === undefined) throw new X509Error("der-malformed", "the octets end inside an element");
  return octet;
}

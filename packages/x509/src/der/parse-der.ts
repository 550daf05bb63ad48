import { X509Error } from "../errors.js";
import { contentStart, elementEnd } from "./element-offsets.js";

/**
 * One element of DER: what it is, what it holds, and the octets it was read from.
 *
 * A class, which data is not elsewhere: of the hundred elements of a certificate most are only walked through, and to
 * make two views of each took half of the time.
 */
export class DerElement {
  /** The identifier octet: class, constructed bit and tag number. See {@link derTag}. */
  readonly tag: number;
  /** The octets that the element stands in, and where. */
  readonly within: Uint8Array;
  readonly start: number;
  readonly contentStart: number;
  readonly end: number;

  constructor(within: Uint8Array, start: number, limit: number) {
    this.tag = tagAt(within, start);
    this.within = within;
    this.start = start;
    this.contentStart = contentStart(within, start);
    this.end = elementEnd(within, start, limit, this.tag);
  }

  /** The content octets, a view into the input. */
  get content(): Uint8Array {
    return this.within.subarray(this.contentStart, this.end);
  }

  /** The whole element with identifier and length octets, a view into the input. */
  get der(): Uint8Array {
    return this.within.subarray(this.start, this.end);
  }
}

/**
 * Reads the one element that `bytes` consist of.
 *
 * DER only: definite lengths in their shortest form, tag numbers below 31, strings in one part. What the content means is
 * not looked at.
 *
 * @throws {@link X509Error} `der-malformed` or, when octets follow the element, `trailing-data`.
 * @see {@link https://www.itu.int/rec/T-REC-X.690 | X.690 §10.1}
 */
export function parseDer(bytes: Uint8Array): DerElement {
  const element = new DerElement(bytes, 0, bytes.length);
  if (element.end !== bytes.length) throw new X509Error("trailing-data", "octets follow the DER element");
  return element;
}

/**
 * Reads the elements that stand one after the other in the content of a constructed element.
 *
 * @throws {@link X509Error} `der-malformed`.
 */
export function parseDerElements(content: Uint8Array): DerElement[] {
  return readElements(content, 0, content.length);
}

/** Reads the elements that stand one after the other from `start` to `limit`, as {@link parseDerElements} does. */
export function readElements(within: Uint8Array, start: number, limit: number): DerElement[] {
  const elements: DerElement[] = [];
  for (let offset = start; offset < limit;) {
    const element = new DerElement(within, offset, limit);
    elements.push(element);
    offset = element.end;
  }
  return elements;
}

function tagAt(bytes: Uint8Array, offset: number): number {
  const tag = bytes[offset];
  if (tag === undefined) throw new X509Error("der-malformed", "the octets end where an element is expected");
  if ((tag & 0x1f) === 0x1f) throw new X509Error("der-malformed", "a tag number of 31 or more");
  if (tag < 0x40 && !hasFormOfItsType(tag)) {
    throw new X509Error("der-malformed", "a primitive type that is constructed, the reverse, or no type");
  }
  return tag;
}

/** Of the universal types only these are constructed in DER; strings in parts are BER ([X690] §10.2). */
function hasFormOfItsType(tag: number): boolean {
  const isConstructed = (constructedTypes >>> (tag & 0x1f)) & 1;
  return tag !== 0 && ((tag >>> 5) & 1) === isConstructed;
}

/** One bit for each number of EXTERNAL, EMBEDDED PDV, SEQUENCE, SET and CHARACTER STRING. */
const constructedTypes = (1 << 8) | (1 << 11) | (1 << 16) | (1 << 17) | (1 << 29);

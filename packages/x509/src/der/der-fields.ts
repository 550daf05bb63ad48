import { X509Error } from "../errors.js";
import { DerElement, readElements } from "./parse-der.js";

/** The fields of a SEQUENCE or SET, taken in the order of the standard's definition. */
export interface DerFields {
  /** The next field, which must be there and have this tag. */
  take(tag: number): DerElement;
  /** The next field if it has this tag: `OPTIONAL` and `DEFAULT` fields. */
  takeOptional(tag: number): DerElement | undefined;
  /** The next field, whatever its tag: `ANY` and `CHOICE`. */
  takeAny(): DerElement;
  /** Asserts that no field is left. */
  finish(): void;
}

/** Opens `element`, which must have the given tag, to read its fields one after the other. */
export function derFields(element: DerElement, tag: number): DerFields {
  return new DerCursor(expectTag(element, tag));
}

/** Opens `element`, which must have the given tag: `SEQUENCE OF` and `SET OF`. */
export function derChildren(element: DerElement, tag: number): DerElement[] {
  const { within, contentStart, end } = expectTag(element, tag);
  return readElements(within, contentStart, end);
}

/** Hands `element` back when it has the given tag. */
export function expectTag(element: DerElement, tag: number): DerElement {
  return element.tag === tag ? element : unexpected();
}

/** A class for the reason that {@link DerElement} is one. */
class DerCursor implements DerFields {
  readonly #within: Uint8Array;
  readonly #end: number;
  #offset: number;

  constructor({ within, contentStart, end }: DerElement) {
    this.#within = within;
    this.#offset = contentStart;
    this.#end = end;
  }

  take(tag: number): DerElement {
    return expectTag(this.takeAny(), tag);
  }

  takeOptional(tag: number): DerElement | undefined {
    return this.#offset < this.#end && this.#within[this.#offset] === tag ? this.takeAny() : undefined;
  }

  takeAny(): DerElement {
    const element = new DerElement(this.#within, this.#offset, this.#end);
    this.#offset = element.end;
    return element;
  }

  finish(): void {
    if (this.#offset < this.#end) unexpected();
  }
}

function unexpected(): never {
  throw new X509Error("der-malformed", "the elements are not those that the standard defines");
}

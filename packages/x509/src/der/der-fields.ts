import { X509Error } from "../errors.js";
import { parseDerElements, type DerElement } from "./parse-der.js";

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
  const elements = derChildren(element, tag);
  let next = 0;

  const takeOptional = (expected: number): DerElement | undefined =>
    elements[next]?.tag === expected ? elements[next++] : undefined;

  return {
    takeOptional,
    take(expected) {
      return takeOptional(expected) ?? unexpected();
    },
    takeAny() {
      return elements[next++] ?? unexpected();
    },
    finish() {
      if (next < elements.length) unexpected();
    },
  };
}

/** Opens `element`, which must have the given tag: `SEQUENCE OF` and `SET OF`. */
export function derChildren(element: DerElement, tag: number): DerElement[] {
  return parseDerElements(expectTag(element, tag).content);
}

/** Hands `element` back when it has the given tag. */
export function expectTag(element: DerElement, tag: number): DerElement {
  return element.tag === tag ? element : unexpected();
}

function unexpected(): never {
  throw new X509Error("der-malformed", "the elements are not those that the standard defines");
}

import { asReadElement, nodeOf, type ReadElement, type UnverifiedElement } from "../xml/unverified-element.js";

/**
 * Opens an element that no signature covers: anybody may have written what is read from it.
 *
 * For messages that policy accepts without a signature, and for envelopes around a signed assertion, of which only
 * refusals may be decided.
 */
export function readUnsigned(element: UnverifiedElement): ReadElement {
  return asReadElement(nodeOf(element));
}

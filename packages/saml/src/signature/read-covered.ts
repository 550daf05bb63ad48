import { asReadElement, nodeOf, type ReadElement, type UnverifiedElement } from "../xml/unverified-element.js";

/**
 * Opens the root of a document of which each octet is covered by a signature beside it, as in the HTTP-Redirect binding.
 *
 * Once that is verified there is nothing in the document that could not be read.
 */
export function readCovered(root: UnverifiedElement): ReadElement {
  return asReadElement(nodeOf(root));
}

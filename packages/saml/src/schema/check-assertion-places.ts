import { SamlError } from "../errors.js";
import { saml, samlp } from "../xml/namespaces.js";
import { nodeOf, type UnverifiedElement } from "../xml/unverified-element.js";
import type { XmlNode } from "../xml/xml-node.js";

/**
 * Refuses a Response or an Assertion that holds others where the schema admits anything: in extensions, values and the like.
 *
 * Nothing is ever read from there. But nobody sends them for a good reason, and attackers do, for readers that search for an
 * Assertion instead of knowing where it is.
 *
 * @param element - valid by the schema.
 * @throws {@link SamlError} `assertion-misplaced`.
 */
export function checkAssertionPlaces(element: UnverifiedElement): void {
  checkChildren(nodeOf(element));
}

function checkChildren(node: XmlNode): void {
  for (const child of node.children) {
    if (typeof child === "string") continue;
    if (isStatement(child) && !isPlace(node)) {
      throw new SamlError("assertion-misplaced", "An Assertion or a Response stands where none is looked for.");
    }
    checkChildren(child);
  }
}

function isStatement({ namespaceURI, localName }: XmlNode): boolean {
  if (namespaceURI === samlp.uri) return localName === "Response";
  return namespaceURI === saml.uri && (localName === "Assertion" || localName === "EncryptedAssertion");
}

/** The schema itself sees to it that no Response stands in these. */
function isPlace({ namespaceURI, localName }: XmlNode): boolean {
  if (namespaceURI === samlp.uri) return localName === "Response";
  return namespaceURI === saml.uri && (localName === "Advice" || localName === "Evidence");
}

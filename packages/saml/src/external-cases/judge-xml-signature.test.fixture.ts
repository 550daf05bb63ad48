import { SamlError } from "../errors.js";
import { isSigned } from "../signature/verify-enveloped-signature.js";
import { saml, samlp } from "../xml/namespaces.js";
import { isElement, nodeOf, unverifiedChildren, type UnverifiedElement } from "../xml/unverified-element.js";
import type { Acceptance, Circumstances } from "./judgement.test.fixture.js";
import { openSigned } from "./open-message.test.fixture.js";

/**
 * Judges the signatures of a document whatever it is, by the profile of SAML.
 *
 * Each has to be good, and where one can be taken for another nothing is: either the root is signed, or one element. Of a
 * Response that is its Assertion.
 *
 * @throws {@link SamlError} `signature-missing`, `signature-misplaced`, and the codes of {@link openSigned}.
 */
export function judgeXmlSignature(document: UnverifiedElement, circumstances: Circumstances): Acceptance {
  const signed = signedElements(document);
  if (signed.length === 0) throw new SamlError("signature-missing", "Nothing in the document is signed.");
  for (const element of signed) openSigned(element, circumstances);
  const isClear =
    signed.includes(document) || (signed.length === 1 && signed.every((it) => isWellPlaced(it, document)));
  if (!isClear) throw new SamlError("signature-misplaced", "It is not clear what the document has signed.");
  return {};
}

function isWellPlaced(element: UnverifiedElement, document: UnverifiedElement): boolean {
  if (!isElement(document, samlp.uri, "Response")) return true;
  return unverifiedChildren(document, saml.uri, "Assertion").includes(element);
}

function signedElements(element: UnverifiedElement): UnverifiedElement[] {
  const children = nodeOf(element).children.filter((child) => typeof child !== "string");
  const further = children.flatMap((child) => signedElements(child as unknown as UnverifiedElement));
  return isSigned(element) ? [element, ...further] : further;
}

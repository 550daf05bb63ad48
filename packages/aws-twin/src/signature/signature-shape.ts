import type { Element } from "@xmldom/xmldom";

import { decodeBase64 } from "../xml/base64.js";
import { attribute, children, namespaces, text, type QualifiedName } from "../xml/element.js";
import { digestMethods, signatureMethods } from "./algorithms.js";
import { SignatureError } from "./signature-error.js";

/**
 * Checks that an enveloped signature has the one shape that leaves nothing to interpretation, before any cryptography.
 *
 * xml-crypto reads algorithms and the signature value as the first *descendant* of that name and takes several references,
 * so exactly the children that [SAMLCore] §5.4 asks for are let through, each once and in order. What `KeyInfo` holds is
 * left alone: it decides nothing here.
 *
 * @param parent - The element that the signature has to cover: the one it stands in.
 */
export function checkSignatureShape(signature: Element, parent: Element): void {
  const [signedInfo, signatureValue] = childrenInOrder(signature, ["ds:SignedInfo", "ds:SignatureValue"], "ds:KeyInfo");
  const [canonicalization, method, reference] = childrenInOrder(signedInfo, [
    "ds:CanonicalizationMethod",
    "ds:SignatureMethod",
    "ds:Reference",
  ]);
  const [transforms, digestMethod, digestValue] = childrenInOrder(reference, [
    "ds:Transforms",
    "ds:DigestMethod",
    "ds:DigestValue",
  ]);
  const [enveloped, canonical] = childrenInOrder(transforms, ["ds:Transform", "ds:Transform"]);

  checkAlgorithm(canonicalization, canonicalizations);
  checkAlgorithm(method, Object.keys(signatureMethods));
  checkReferenceUri(reference, parent);
  checkAlgorithm(enveloped, [envelopedSignature]);
  checkAlgorithm(canonical, canonicalizations);
  checkAlgorithm(digestMethod, Object.keys(digestMethods));
  checkNoContent([method, enveloped, digestMethod]);
  checkInclusiveNamespacesOnly([canonicalization, canonical]);
  checkBase64([signatureValue, digestValue]);
}

function childrenInOrder<const Names extends readonly QualifiedName[]>(
  parent: Element,
  names: Names,
  optionalLast?: QualifiedName,
): { [Index in keyof Names]: Element } {
  const found = Array.from(parent.children);
  const expected = found.length > names.length && optionalLast ? [...names, optionalLast] : names;
  if (found.map(nameOf).join() !== expected.join()) {
    throw new SignatureError("shape", `its ${parent.localName} does not hold exactly ${names.join(", ")}`);
  }
  return found.slice(0, names.length) as { [Index in keyof Names]: Element };
}

function nameOf(element: Element): string {
  return element.namespaceURI === namespaces.ds ? `ds:${element.localName}` : "another";
}

function checkAlgorithm(element: Element, allowed: readonly string[]): void {
  if (!allowed.includes(attribute(element, "Algorithm") ?? "")) {
    throw new SignatureError("algorithm", `its ${element.localName} names an algorithm that is not taken here`);
  }
}

/** [SAMLCore] §5.4.2: the reference names the element that the signature stands in, and nothing else. */
function checkReferenceUri(reference: Element, parent: Element): void {
  const id = attribute(parent, "ID");
  if (id === undefined || attribute(reference, "URI") !== `#${id}`) {
    throw new SignatureError("reference", `it does not refer to the ${parent.localName} that it stands in`);
  }
}

function checkNoContent(elements: readonly Element[]): void {
  const full = elements.find((element) => element.children.length > 0);
  if (full) throw new SignatureError("parameters", `its ${full.localName} holds parameters`);
}

function checkInclusiveNamespacesOnly(elements: readonly Element[]): void {
  const strange = elements
    .flatMap((element) => Array.from(element.children))
    .some((child) => child.localName !== "InclusiveNamespaces" || child.namespaceURI !== exclusiveCanonicalization);
  if (strange)
    throw new SignatureError("parameters", "its canonicalization has parameters other than InclusiveNamespaces");
}

/** [XMLSchema2] §3.2.16 allows white space in base64, and signers break their lines. */
function checkBase64(elements: readonly Element[]): void {
  const wrong = elements.find((element) => !decodeBase64((text(element) ?? "?").replace(/[\t\n\r ]/g, ""))?.length);
  if (wrong) throw new SignatureError("base64", `its ${wrong.localName} is not base64`);
}

/** Every signature of a document, wherever it hides. */
export function findSignatures(element: Element): readonly Element[] {
  return Array.from(element.getElementsByTagNameNS(namespaces.ds, "Signature"));
}

/** The signature that stands directly in an element; none, or one. */
export function ownSignature(parent: Element): Element | undefined {
  const signatures = children(parent, "ds:Signature");
  if (signatures.length > 1)
    throw new SignatureError("misplaced", `the ${parent.localName} holds more than one signature`);
  return signatures[0];
}

const exclusiveCanonicalization = "http://www.w3.org/2001/10/xml-exc-c14n#";
const envelopedSignature = `${namespaces.ds}enveloped-signature`;
/** Exclusive, which SAML asks for, and inclusive, which is taken with a warning. Neither keeps comments. */
const canonicalizations = [exclusiveCanonicalization, "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"];

import { SamlError } from "../errors.js";
import { decodeBase64 } from "../xml/decode-base64.js";
import { attributeOf } from "../xml/find-node.js";
import { ds } from "../xml/namespaces.js";
import type { XmlNode } from "../xml/xml-node.js";
import { envelopedSignature, exclusiveCanonicalization } from "./transform-algorithms.js";

/** The parts of `<ds:Signature>` that stand in the document. */
export interface SignatureParts {
  readonly signature: XmlNode;
  readonly signedInfo: XmlNode;
  readonly signatureValue: Uint8Array;
}

/** What SignedInfo says. Trustworthy is only what is read from its canonical octets. */
export interface SignedInfo {
  /** How SignedInfo itself is canonicalized, beyond exclusively. */
  readonly inclusivePrefixes: readonly string[];
  readonly signatureMethod: string;
  readonly reference: SignedReference;
}

export interface SignedReference {
  readonly uri: string;
  readonly inclusivePrefixes: readonly string[];
  readonly digestMethod: string;
  /** Base64. */
  readonly digestValue: string;
}

/**
 * Takes `<ds:Signature>` apart: SignedInfo, SignatureValue and at most one KeyInfo, in this order, and nothing else.
 *
 * @throws {@link SamlError} `signature-malformed`, `signature-object`.
 * @see {@link https://www.w3.org/TR/xmldsig-core1/#sec-Signature | XML Signature §4.2}
 */
export function readSignature(signature: XmlNode): SignatureParts {
  const elements = elementsOf(signature);
  // SAML signatures cover their parent alone ([SAMLCore] §5.4.2): an Object can only hide something.
  if (elements.some((it) => isDs(it, "Object")))
    throw new SamlError("signature-object", "The signature holds an Object.");
  const [signedInfo, signatureValue, keyInfo, ...others] = elements;
  if (!isDs(signedInfo, "SignedInfo") || !isDs(signatureValue, "SignatureValue") || others.length > 0)
    throw malformed();
  if (keyInfo !== undefined && !isDs(keyInfo, "KeyInfo")) throw malformed();

  const value = decodeBase64(leafText(signatureValue));
  if (value === undefined) throw malformed();
  return { signature, signedInfo, signatureValue: value };
}

/**
 * Reads `<ds:SignedInfo>`: one Reference with the enveloped-signature transform and exclusive canonicalization.
 *
 * @throws {@link SamlError} `signature-malformed`, `canonicalization-not-allowed`, `transform-not-allowed`.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML Core §5.4.2–5.4.4}
 */
export function readSignedInfo(signedInfo: XmlNode): SignedInfo {
  const [canonicalizationMethod, signatureMethod, reference, ...others] = elementsOf(signedInfo);
  const inclusivePrefixes = readExclusive(canonicalizationMethod, "CanonicalizationMethod");
  if (!isDs(reference, "Reference") || others.length > 0) throw malformed();
  return {
    inclusivePrefixes,
    signatureMethod: readAlgorithm(signatureMethod, "SignatureMethod"),
    reference: readReference(reference),
  };
}

function readReference(reference: XmlNode): SignedReference {
  const [transforms, digestMethod, digestValue, ...others] = elementsOf(reference);
  if (!isDs(transforms, "Transforms") || !isDs(digestValue, "DigestValue") || others.length > 0) throw malformed();
  return {
    uri: attributeOf(reference, "URI") ?? "",
    inclusivePrefixes: readTransforms(elementsOf(transforms)),
    digestMethod: readAlgorithm(digestMethod, "DigestMethod"),
    digestValue: leafText(digestValue),
  };
}

/**
 * Exactly these two, in the only order that makes sense: what comes out of canonicalization are octets. xml-crypto writes a
 * PrefixList into the first as well, in the namespace of its algorithm, where it means nothing.
 */
function readTransforms([enveloped, exclusive, ...others]: readonly XmlNode[]): readonly string[] {
  const isEnveloped = isDs(enveloped, "Transform") && attributeOf(enveloped, "Algorithm") === envelopedSignature;
  const isPlain = isEnveloped && elementsOf(enveloped).every((it) => isInclusiveNamespaces(it, envelopedSignature));
  if (!isPlain || others.length > 0) throw transformNotAllowed();
  if (!isDs(exclusive, "Transform") || !exclusiveCanonicalizations.has(attributeOf(exclusive, "Algorithm") ?? "")) {
    throw transformNotAllowed();
  }
  return readExclusive(exclusive, "Transform");
}

/** An element that names exclusive canonicalization; returns its PrefixList ([ExcC14N] §4). */
function readExclusive(method: XmlNode | undefined, name: string): readonly string[] {
  if (!isDs(method, name)) throw malformed();
  if (!exclusiveCanonicalizations.has(attributeOf(method, "Algorithm") ?? "")) {
    throw new SamlError(
      "canonicalization-not-allowed",
      "The signature asks for another canonicalization than exclusive.",
    );
  }
  const [inclusive, ...others] = elementsOf(method);
  if (inclusive === undefined) return [];
  const isPrefixList = isInclusiveNamespaces(inclusive, exclusiveCanonicalization);
  if (!isPrefixList || others.length > 0 || elementsOf(inclusive).length > 0) throw malformed();
  const prefixList = attributeOf(inclusive, "PrefixList") ?? "";
  if (prefixList.length > longestPrefixList) throw malformed();
  return prefixList.split(" ").filter((prefix) => prefix !== "");
}

function isInclusiveNamespaces(node: XmlNode, namespaceURI: string): boolean {
  return node.localName === "InclusiveNamespaces" && node.namespaceURI === namespaceURI;
}

/** A method without parameters: HMACOutputLength and its kind have no place here. */
function readAlgorithm(method: XmlNode | undefined, name: string): string {
  if (!isDs(method, name) || elementsOf(method).length > 0) throw malformed();
  return attributeOf(method, "Algorithm") ?? "";
}

/** The children of an element that holds elements only; white space between them is layout. */
function elementsOf({ children }: XmlNode): XmlNode[] {
  return children.filter((child): child is XmlNode => {
    if (typeof child === "string" && /[^ \t\r\n]/.test(child)) throw malformed();
    return typeof child !== "string";
  });
}

function leafText({ children }: XmlNode): string {
  return children
    .map((child) => {
      if (typeof child !== "string") throw malformed();
      return child;
    })
    .join("");
}

function isDs(node: XmlNode | undefined, name: string): node is XmlNode {
  return node?.localName === name && node.namespaceURI === ds.uri;
}

function malformed(): SamlError {
  return new SamlError("signature-malformed", "The signature is not of the form that SAML signatures have.");
}

function transformNotAllowed(): SamlError {
  return new SamlError("transform-not-allowed", "The signature has other transforms than SAML allows.");
}

/** With comments it is the same here: no document has any. */
const exclusiveCanonicalizations: ReadonlySet<string> = new Set([
  exclusiveCanonicalization,
  `${exclusiveCanonicalization}WithComments`,
]);

/** Each prefix is looked up in every declaration of the element. */
const longestPrefixList = 1024;

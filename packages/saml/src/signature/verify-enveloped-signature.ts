import { hash } from "node:crypto";

import { SamlError } from "../errors.js";
import { canonicalize } from "../xml/canonicalize.js";
import { decodeBase64 } from "../xml/decode-base64.js";
import { attributeOf, elementsNamed } from "../xml/find-node.js";
import { ds } from "../xml/namespaces.js";
import { isAsciiNcName } from "../xml/nc-name.js";
import { parseXmlNode } from "../xml/parse-xml.js";
import { nodeOf, type ReadElement, type UnverifiedElement } from "../xml/unverified-element.js";
import type { XmlNode } from "../xml/xml-node.js";
import {
  findDigestMethod,
  findSha1Use,
  findSignatureMethod,
  type DatedSignaturePolicy,
  type Sha1Use,
  type VerificationMethod,
} from "./signature-policy.js";
import { isAsWritten } from "./as-written.js";
import { readDigested } from "./read-digested.js";
import { readSignature, readSignedInfo, type SignatureParts, type SignedReference } from "./signature-profile.js";
import type { VerificationKey } from "./verification-key.js";
import { verifyOctets } from "./verify-octets.js";

/**
 * Verifies the signature of an element over that very element, and returns what was signed.
 *
 * What is returned is what the digested octets say. So whatever stands elsewhere in the document, and however it was
 * understood on the way, it cannot be read from here.
 *
 * @param keys - from configuration or metadata; what KeyInfo says is not even read.
 * @param policy - absent: strict.
 * @throws {@link SamlError} at the first check that fails: `signature-missing`, `signature-repeated`,
 * `signature-malformed`, `signature-object`, `canonicalization-not-allowed`, `signature-algorithm-not-allowed`,
 * `reference-not-to-parent`, `transform-not-allowed`, `digest-algorithm-not-allowed`, `signature-invalid`,
 * `digest-mismatch`.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML Core §5.4}
 */
export function verifyEnvelopedSignature(
  element: UnverifiedElement,
  keys: readonly VerificationKey[],
  policy?: DatedSignaturePolicy,
): ReadElement {
  return openSignedElement(element, keys, policy).element;
}

/** An element that its signature vouches for. */
export interface SignedElement extends Sha1Use {
  /** What the digested octets say. */
  readonly element: ReadElement;
  readonly signature: "verified";
}

/**
 * The same, for those who also tell what the signature is made with.
 *
 * @throws {@link SamlError} as {@link verifyEnvelopedSignature}.
 */
export function openSignedElement(
  element: UnverifiedElement,
  keys: readonly VerificationKey[],
  policy?: DatedSignaturePolicy,
): SignedElement {
  const apex = nodeOf(element);
  const { signature, reference, signatureHash } = verifySignedInfo(apex, keys, policy);

  const canonical = canonicalize(apex, { without: signature, inclusivePrefixes: reference.inclusivePrefixes });
  const digestHash = findDigestAlgorithm(reference, policy);
  checkDigest(hash(digestHash, canonical, "buffer"), reference);
  return {
    element: readDigested(canonical, apex, signature),
    signature: "verified",
    ...findSha1Use(signatureHash, digestHash),
  };
}

/** A signature whose SignedInfo was signed with a trusted key; whether the element fits its digest is not known yet. */
export interface VerifiedSignedInfo {
  readonly signature: XmlNode;
  readonly reference: SignedReference;
  /** By its name in `node:crypto`. */
  readonly signatureHash: string;
}

/**
 * Verifies the signature of an element up to its digest: for those who digest the element while it passes by, too.
 *
 * @param apex - its other children need not be there.
 * @throws {@link SamlError} those of {@link verifyEnvelopedSignature}, except those about the digest.
 */
export function verifySignedInfo(
  apex: XmlNode,
  keys: readonly VerificationKey[],
  policy?: DatedSignaturePolicy,
): VerifiedSignedInfo {
  const parts = readSignature(findSignature(apex));
  // Its form is looked at before it is canonicalized: what is not narrow costs nothing.
  const written = readSignedInfo(parts.signedInfo);

  // From here on SignedInfo is what its own canonical octets say, not what stands in the document: so they are read again,
  // unless they are the very characters that were read already.
  const canonical = canonicalize(parts.signedInfo, { inclusivePrefixes: written.inclusivePrefixes });
  const octets = encoder.encode(canonical);
  const isSame = isAsWritten(canonical, parts.signedInfo);
  const { signatureMethod, reference } = isSame ? written : readSignedInfo(parseXmlNode(octets));
  checkReference(reference, apex);
  const method = findMethod(signatureMethod, policy);
  checkSignatureValue(octets, parts, method, keys);
  return { signature: parts.signature, reference, signatureHash: method.hash };
}

/** Whether the element carries a signature of its own, good or bad. */
export function isSigned(element: UnverifiedElement): boolean {
  return signaturesOf(nodeOf(element)).length > 0;
}

/** Only a direct child: a signature further down says something about another element, or was put there to be found. */
function findSignature(apex: XmlNode): XmlNode {
  const [signature, second] = signaturesOf(apex);
  if (signature === undefined) throw new SamlError("signature-missing", "The element is not signed.");
  if (second !== undefined) throw new SamlError("signature-repeated", "The element has several signatures.");
  return signature;
}

function signaturesOf(apex: XmlNode): XmlNode[] {
  return elementsNamed(apex, ds.uri, "Signature");
}

/** The reference names the parent by its ID ([SAMLCore] §5.4.2): whatever else it names would be signed instead. */
function checkReference({ uri }: SignedReference, apex: XmlNode): void {
  const id = attributeOf(apex, "ID");
  if (id === undefined || !isAsciiNcName(id) || uri !== `#${id}`) {
    throw new SamlError("reference-not-to-parent", "The signature does not refer to the element that holds it.");
  }
}

function findMethod(signatureMethod: string, policy?: DatedSignaturePolicy): VerificationMethod {
  const method = findSignatureMethod(signatureMethod, policy);
  if (method === undefined) {
    throw new SamlError("signature-algorithm-not-allowed", "The signature has an algorithm that is not allowed.");
  }
  return method;
}

function checkSignatureValue(
  signedInfo: Uint8Array,
  { signatureValue }: SignatureParts,
  method: VerificationMethod,
  keys: readonly VerificationKey[],
): void {
  if (!verifyOctets(signedInfo, signatureValue, method, keys)) {
    throw new SamlError("signature-invalid", "None of the trusted keys made the signature.");
  }
}

/**
 * The hash function of the digest.
 *
 * @throws {@link SamlError} `digest-algorithm-not-allowed`.
 */
export function findDigestAlgorithm({ digestMethod }: SignedReference, policy?: DatedSignaturePolicy): string {
  const algorithm = findDigestMethod(digestMethod, policy);
  if (algorithm === undefined) {
    throw new SamlError("digest-algorithm-not-allowed", "The digest has an algorithm that is not allowed.");
  }
  return algorithm;
}

/**
 * Compares the digest of what is there with that of what was signed.
 *
 * @throws {@link SamlError} `digest-mismatch`.
 */
export function checkDigest(digest: Uint8Array, { digestValue }: SignedReference): void {
  const expected = decodeBase64(digestValue);
  if (expected === undefined || Buffer.compare(expected, digest) !== 0) {
    throw new SamlError("digest-mismatch", "The element was changed after it was signed.");
  }
}

const encoder = new TextEncoder();

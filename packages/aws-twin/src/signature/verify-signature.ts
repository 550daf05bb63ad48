import type { Element } from "@xmldom/xmldom";
import { SignedXml } from "xml-crypto";

import type { SigningKey } from "../metadata/signing-key.js";
import type { UnverifiedMessage } from "../sign-in/message.js";
import { attribute, children, is, namespaces, onlyChild, type QualifiedName } from "../xml/element.js";
import { parseXml } from "../xml/parse-xml.js";
import { XmlError } from "../xml/xml-error.js";
import { addAlgorithms } from "./algorithms.js";
import { SignatureError } from "./signature-error.js";
import { checkSignatureShape, findSignatures, ownSignature } from "./signature-shape.js";

/** The part of a message that the provider signed, parsed anew from the very bytes that were digested. */
export interface SignedMessage {
  readonly assertion: Element;
  /** Present when the Response is signed as well, or instead. */
  readonly response?: Element;
  /** The key of the provider's metadata that made the signature, or the last one of two. */
  readonly key: SigningKey;
  /** What the signature that covers the assertion stands in: its own one where there is one. */
  readonly covers: "assertion" | "response";
  /** Every algorithm that the signatures name. */
  readonly algorithms: readonly string[];
}

/**
 * Verifies every signature of a message with the keys of the provider's metadata, and returns what they cover.
 *
 * The assertion must be covered: by its own signature, by that of the Response, or by both, and then both must hold.
 * `KeyInfo` never chooses a key.
 *
 * An Assertion that was encrypted is a document of its own: its signature covers what was decrypted, and that of the
 * Response what was encrypted.
 *
 * @throws SignatureError with the reason as evidence.
 *
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML 2.0 Core §5.4}
 */
export function verifySignature(
  { text, response, assertion, decryptedText }: UnverifiedMessage,
  keys: readonly SigningKey[],
): SignedMessage {
  const signed = [
    { parent: response, text },
    { parent: assertion, text: decryptedText ?? text },
  ].flatMap(({ parent, text }) => {
    const signature = ownSignature(parent);
    return signature ? [{ parent, text, signature }] : [];
  });
  const documents = decryptedText === undefined ? [response] : [response, assertion];
  checkPlaces(documents, signed.length);
  documents.forEach(checkUniqueIds);
  for (const { parent, signature } of signed) checkSignatureShape(signature, parent);

  const verified = signed.map(({ parent, text, signature }) => ({
    parent,
    ...verifyWithAnyKey(text, signature, keys),
  }));
  const algorithms = [...new Set(signed.flatMap(({ signature }) => algorithmsOf(signature)))];
  return {
    ...readSigned(
      verified.find(({ parent }) => parent === response),
      verified.find(({ parent }) => parent === assertion),
      decryptedText === undefined ? undefined : assertion,
    ),
    algorithms,
  };
}

/** A signature anywhere but in the Response or in its Assertion is the mark of a wrapped message. */
function checkPlaces(documents: readonly Element[], expected: number): void {
  if (expected === 0) throw new SignatureError("unsigned", "neither the Response nor the Assertion is signed");
  if (documents.flatMap(findSignatures).length !== expected) {
    throw new SignatureError(
      "misplaced",
      "a signature stands elsewhere than directly in the Response or its Assertion",
    );
  }
}

/** xml-crypto finds the referenced element by `ID`, `Id` or `id` in any namespace: no value may occur twice. */
function checkUniqueIds(document: Element): void {
  const ids = [document, ...Array.from(document.getElementsByTagNameNS("*", "*"))]
    .flatMap((element) => Array.from(element.attributes))
    .filter((attribute) => attribute.localName?.toLowerCase() === "id")
    .map((attribute) => attribute.value);
  if (new Set(ids).size !== ids.length) throw new SignatureError("duplicate-id", "two elements have one ID");
}

interface Verified {
  /** The canonical form that was digested. */
  readonly content: string;
  readonly key: SigningKey;
}

function verifyWithAnyKey(text: string, signature: Element, keys: readonly SigningKey[]): Verified {
  for (const key of keys) {
    const content = verifyWithKey(text, signature, key);
    if (content !== undefined) return { content, key };
  }
  throw keys.some((key) => carries(signature, key))
    ? new SignatureError("wrong-value", "its value was made with another key, or its SignedInfo was changed")
    : new SignatureError("unknown-key", "no certificate of the provider's metadata has the key that made it");
}

function verifyWithKey(text: string, signature: Element, key: SigningKey): string | undefined {
  const verifier = new SignedXml({ publicCert: key.publicKey, getCertFromKeyInfo: () => null });
  addAlgorithms(verifier);
  // The types of xml-crypto are those of the browser's DOM; xmldom's elements do for what it reads of them.
  verifier.loadSignature(signature as unknown as Node);
  let digestsMatch: boolean;
  try {
    digestsMatch = verifier.checkSignature(text);
  } catch {
    return undefined;
  }
  if (!digestsMatch) throw new SignatureError("changed", "what it covers was changed after it was signed");
  return verifier.getSignedReferences()[0];
}

/** Whether the signature brings that key's certificate along. A hint for the operator, never a reason to trust. */
function carries(signature: Element, key: SigningKey): boolean {
  const certificates = children(signature, "ds:KeyInfo").flatMap((keyInfo) =>
    Array.from(keyInfo.getElementsByTagNameNS(namespaces.ds, "X509Certificate")),
  );
  return certificates.some((element) => element.textContent?.replace(/\s/g, "") === key.certificate);
}

function algorithmsOf(signature: Element): readonly string[] {
  return Array.from(signature.getElementsByTagNameNS(namespaces.ds, "*")).flatMap(
    (element) => attribute(element, "Algorithm") ?? [],
  );
}

function readSigned(
  response: Verified | undefined,
  assertion: Verified | undefined,
  decrypted: Element | undefined,
): Omit<SignedMessage, "algorithms"> {
  const signedResponse = response && parseSigned(response, "samlp:Response");
  const signedAssertion = assertion
    ? parseSigned(assertion, "saml:Assertion")
    : ((signedResponse && decrypted) ?? onlyChild(signedResponse, "saml:Assertion"));
  const key = assertion?.key ?? response?.key;
  if (!signedAssertion || !key) throw new SignatureError("unsigned", "it does not cover the Assertion");
  const covers = assertion ? "assertion" : "response";
  return { assertion: signedAssertion, ...(signedResponse && { response: signedResponse }), key, covers };
}

/** Canonical form writes `]]>` out in attribute values, where the parser takes it for the end of a CDATA section. */
function parseCanonical(content: string): Element {
  try {
    return parseXml(content);
  } catch (cause) {
    if (!(cause instanceof XmlError)) throw cause;
    throw new SignatureError("reference", "what it covers does not read again in its canonical form");
  }
}

/** xml-crypto found the element by its ID alone, and with a parser of its own. */
function parseSigned({ content }: Verified, name: QualifiedName): Element {
  const root = parseCanonical(content);
  if (!is(root, name)) throw new SignatureError("reference", `what it covers is not a ${name}`);
  return root;
}

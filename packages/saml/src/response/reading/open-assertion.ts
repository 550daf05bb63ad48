import { SamlError } from "../../errors.js";
import type { ReadMessage } from "../../request/read-message.js";
import { readCovered } from "../../signature/read-covered.js";
import { isSigned, verifyEnvelopedSignature } from "../../signature/verify-enveloped-signature.js";
import { saml } from "../../xml/namespaces.js";
import { child } from "../../xml/read-element.js";
import { isElement, type UnverifiedElement } from "../../xml/unverified-element.js";
import { openEncrypted, type DecryptionKeys } from "./open-encrypted.js";
import type { SignatureKeys } from "./open-envelope.js";

/**
 * Opens the Assertion of a Response: it has to be signed itself, or to be covered by the signature of the Response.
 *
 * That it could be decrypted says nothing about who wrote it (CVE-2026-2092).
 *
 * @param assertion - as it stands in the document, plain or encrypted.
 * @param envelope - the Response around it.
 * @throws {@link SamlError} `signature-missing`, and the codes of {@link openEncrypted} and {@link verifyEnvelopedSignature}.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-profiles-2.0-os.pdf | SAML Profiles §4.1.4.3, §4.1.4.5}
 */
export async function openAssertion(
  assertion: UnverifiedElement,
  envelope: ReadMessage,
  keys: SignatureKeys & DecryptionKeys,
): Promise<ReadMessage> {
  const isPlain = isElement(assertion, saml.uri, "Assertion");
  const unverified = isPlain ? assertion : await openEncrypted(assertion, "Assertion", keys);
  if (isSigned(unverified)) {
    return { element: verifyEnvelopedSignature(unverified, keys.signingKeys, keys), signature: "verified" };
  }
  const plain = child(envelope.element, saml.uri, "Assertion");
  if (envelope.signature === "none" || (isPlain && plain === undefined)) {
    throw new SamlError("signature-missing", "Neither the Response nor its Assertion is signed.");
  }
  // What is plain is read from the octets that were digested; what was encrypted was digested as its ciphertext.
  return { element: plain ?? readCovered(unverified), signature: "none" };
}

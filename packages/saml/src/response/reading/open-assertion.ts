import { SamlError } from "../../errors.js";
import type { ReadMessage } from "../../request/read-message.js";
import { readCovered } from "../../signature/read-covered.js";
import { datePolicy } from "../../signature/signature-policy.js";
import { isSigned, openSignedElement } from "../../signature/verify-enveloped-signature.js";
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
 * @throws {@link SamlError} `signature-missing`, and the codes of {@link openEncrypted} and {@link openSignedElement}.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-profiles-2.0-os.pdf | SAML Profiles §4.1.4.3, §4.1.4.5}
 */
export async function openAssertion(
  assertion: UnverifiedElement,
  envelope: ReadMessage,
  keys: SignatureKeys & DecryptionKeys,
  now: Date,
): Promise<ReadMessage> {
  const isPlain = isElement(assertion, saml.uri, "Assertion");
  const name = isPlain ? "Assertion" : "EncryptedAssertion";
  const covered = envelope.signature === "verified" ? child(envelope.element, saml.uri, name) : undefined;
  // What is decrypted takes the meaning of its prefixes from around it: so from what was digested, if anything was.
  const unverified = isPlain ? assertion : await openEncrypted(covered ?? assertion, "Assertion", keys);
  if (isSigned(unverified)) return openSignedElement(unverified, keys.signingKeys, datePolicy(keys, now));
  if (covered === undefined) {
    throw new SamlError("signature-missing", "Neither the Response nor its Assertion is signed.");
  }
  return { element: isPlain ? covered : readCovered(unverified), signature: "none" };
}

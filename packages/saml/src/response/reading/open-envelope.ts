import { SamlError } from "../../errors.js";
import type { ReadMessage } from "../../request/read-message.js";
import { readEnvelope } from "../../signature/read-envelope.js";
import { datePolicy } from "../../signature/signature-policy.js";
import { isSigned, openSignedElement } from "../../signature/verify-enveloped-signature.js";
import { saml } from "../../xml/namespaces.js";
import { unverifiedChildren, type UnverifiedElement } from "../../xml/unverified-element.js";
import type { ResponseKeys } from "../expected-response.js";

/** The keys and the policy that signatures are verified with. */
export type SignatureKeys = Pick<ResponseKeys, "signingKeys" | "insecureAllowSha1Until">;

/**
 * Opens a Response: with all that it holds if it is signed itself, and without its Assertions if not.
 *
 * @param response - valid by the schema.
 * @throws {@link SamlError} the codes of {@link openSignedElement}: a signature that is there has to be good.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML Core §5.4}
 */
export function openEnvelope(response: UnverifiedElement, keys: SignatureKeys, now: Date): ReadMessage {
  if (isSigned(response)) return openSignedElement(response, keys.signingKeys, datePolicy(keys, now));
  return { element: readEnvelope(response, assertionsIn(response)), signature: "none" };
}

/**
 * The Assertion of a Response, plain or encrypted; `undefined` if there is none, as in an error.
 *
 * Profiles allow several, but then each has to be judged by itself, and nobody sends them.
 *
 * @throws {@link SamlError} `assertion-repeated`.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-profiles-2.0-os.pdf | SAML Profiles §4.1.4.2}
 */
export function findAssertion(response: UnverifiedElement): UnverifiedElement | undefined {
  const [assertion, second] = assertionsIn(response);
  if (second !== undefined) throw new SamlError("assertion-repeated", "The Response has several Assertions.");
  return assertion;
}

function assertionsIn(response: UnverifiedElement): UnverifiedElement[] {
  const plain = unverifiedChildren(response, saml.uri, "Assertion");
  return [...plain, ...unverifiedChildren(response, saml.uri, "EncryptedAssertion")];
}

import { SamlError } from "../errors.js";
import { openEncrypted } from "../response/reading/open-encrypted.js";
import { isSigned } from "../signature/verify-enveloped-signature.js";
import { saml } from "../xml/namespaces.js";
import { isElement, type UnverifiedElement } from "../xml/unverified-element.js";
import { judgeAssertion } from "./judge-assertion.test.fixture.js";
import type { Acceptance, Circumstances } from "./judgement.test.fixture.js";
import { openSigned } from "./open-message.test.fixture.js";
import type { ReceivedMessage } from "./received-message.test.fixture.js";

/**
 * Judges an Assertion without a Response around it, plain or encrypted.
 *
 * @throws {@link SamlError} `signature-missing`, `signature-insufficient`, and the codes of {@link openEncrypted},
 * {@link openSigned} and {@link judgeAssertion}.
 */
export async function judgeLoneAssertion(
  unverified: UnverifiedElement,
  _received: ReceivedMessage,
  circumstances: Circumstances,
): Promise<Acceptance> {
  const isPlain = isElement(unverified, saml.uri, "Assertion");
  const assertion = isPlain ? unverified : await openEncrypted(unverified, "Assertion", circumstances);
  const { params, signingKeys } = circumstances;
  if (!isSigned(assertion)) {
    if (params.wantAssertionsSigned === true) {
      throw new SamlError("signature-insufficient", "The Assertion has no signature of its own.");
    }
    if (params.spRequiresSignature ?? signingKeys !== undefined) {
      throw new SamlError("signature-missing", "The Assertion is not signed.");
    }
  }
  return judgeAssertion(openSigned(assertion, circumstances).element, { confirmation: "any" }, circumstances);
}

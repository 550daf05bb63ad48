import { SamlError } from "../errors.js";
import { verifyRedirectSignature } from "../http-redirect/verify-redirect-signature.js";
import { binding } from "../metadata/binding.js";
import { readCovered } from "../signature/read-covered.js";
import { readUnsigned } from "../signature/read-unsigned.js";
import { datePolicy, type Sha1Use } from "../signature/signature-policy.js";
import { isSigned, openSignedElement } from "../signature/verify-enveloped-signature.js";
import type { SoapMessage } from "../soap/soap.js";
import type { ReadElement, UnverifiedElement } from "../xml/unverified-element.js";
import type { ReceivedMessage } from "./parse-message.js";
import type { RegisteredServiceProvider } from "./service-providers.js";

/** A message that may be read, and whether its sender vouches for it. */
export interface ReadMessage extends Sha1Use {
  readonly element: ReadElement;
  /** What is read from a message without a signature may come from anybody. */
  readonly signature: "verified" | "none";
}

/**
 * Verifies the signature of a message, in its document or in its query, and opens it for reading.
 *
 * A signature that is there has to be good, also where none is needed.
 *
 * @param unverified - the document of `message`: see {@link parseMessage}.
 * @param demand - whether the message has to be signed.
 * @param now - decides whether what `sender` was granted has ended.
 * @throws {@link SamlError} `signature-missing`, `verification-key-missing`, `signature-misplaced`, and the codes of
 * {@link openSignedElement} and {@link verifyRedirectSignature}.
 */
export function readMessage(
  message: ReceivedMessage | SoapMessage,
  unverified: UnverifiedElement,
  sender: Pick<RegisteredServiceProvider, "signingKeys" | "insecureAllowSha1Until">,
  demand: "signature-required" | "signature-optional",
  now: Date,
): ReadMessage {
  if (!carriesSignature(message, unverified)) {
    if (demand === "signature-required") throw new SamlError("signature-missing", "The message is not signed.");
    return { element: readUnsigned(unverified), signature: "none" };
  }
  const { signingKeys } = sender;
  const policy = datePolicy(sender, now);
  if (signingKeys.length === 0) {
    throw new SamlError("verification-key-missing", "The message is signed, and no key of its sender is known.");
  }
  if (message.binding !== binding.httpRedirect) return openSignedElement(unverified, signingKeys, policy);
  const sha1Use = verifyRedirectSignature(message, signingKeys, policy);
  return { element: readCovered(unverified), signature: "verified", ...sha1Use };
}

/** In a query the signature stands beside the message, and must not stand inside ([SAMLBind] §3.4.4.1). */
function carriesSignature(message: ReceivedMessage | SoapMessage, unverified: UnverifiedElement): boolean {
  if (message.binding !== binding.httpRedirect) return isSigned(unverified);
  if (isSigned(unverified)) {
    throw new SamlError("signature-misplaced", "The message in the query has a signature of its own.");
  }
  return message.signature !== undefined;
}

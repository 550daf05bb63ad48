import type { Element } from "@xmldom/xmldom";

import type { SigningKey } from "../metadata/signing-key.js";
import { SignatureError } from "../signature/signature-error.js";
import { verifySignature, type SignedMessage } from "../signature/verify-signature.js";
import { awsMessages } from "../walk/aws-messages.js";
import { Refusal, type Finding } from "../walk/refusal.js";
import type { UnverifiedMessage } from "./message.js";

/** What the provider signed, and the Response around it. */
export interface VerifiedMessage {
  /** From the signed bytes. Everything that is granted rests on it. */
  readonly assertion: Element;
  /**
   * From the signed bytes when the Response is signed; else as it came. In both cases its status, issuer and destination
   * can only make the walk refuse, never grant anything.
   */
  readonly response: Element;
}

/** The assertion, as signed with a key of the SAML provider's metadata. */
export function checkSignature(message: UnverifiedMessage, keys: readonly SigningKey[]): Finding<VerifiedMessage> {
  const signed = verify(message, keys);
  return {
    says: "It verifies with a key of the provider's metadata, and everything below is read from the signed bytes.",
    evidence: `Key of ${signed.key.subject}`,
    value: { assertion: signed.assertion, response: signed.response ?? message.response },
  };
}

function verify({ text, response }: UnverifiedMessage, keys: readonly SigningKey[]): SignedMessage {
  try {
    return verifySignature(text, response, keys);
  } catch (error) {
    if (!(error instanceof SignatureError)) throw error;
    throw new Refusal({
      says: awsMessages.signatureInvalid,
      evidence: `The signature is not taken: ${error.message}.`,
      remedy:
        "Sign the Assertion with RSA-SHA256 and exclusive canonicalization; after a change of keys, " +
        "upload the identity provider's metadata to IAM again (UpdateSAMLProvider).",
    });
  }
}

import type { Element } from "@xmldom/xmldom";

import type { FaultCode } from "../faults/fault-code.js";
import type { SigningKey } from "../metadata/signing-key.js";
import { SignatureError, type SignatureErrorReason } from "../signature/signature-error.js";
import { verifySignature, type SignedMessage } from "../signature/verify-signature.js";
import { found, Refusal, type Finding, type FoundFault } from "../walk/refusal.js";
import type { UnverifiedMessage } from "./message.js";

/** What the steps behind the signature read. */
export interface ReceivedMessage {
  /** From the signed bytes. Everything that is granted rests on it. */
  readonly assertion: Element;
  /**
   * From the signed bytes when the Response is signed; else as it came. In both cases its status, issuer and destination
   * can only make the walk refuse, never grant anything.
   */
  readonly response: Element;
}

/** The assertion, as signed with a key of the SAML provider's metadata. */
export function checkSignature(message: UnverifiedMessage, keys: readonly SigningKey[]): Finding<ReceivedMessage> {
  const signed = verify(message, keys);
  return {
    says: "It verifies with a key of the provider's metadata, and everything below is read from the signed bytes.",
    evidence: `Key of ${signed.key.subject}`,
    warnings: warningsOf(signed),
    value: { assertion: signed.assertion, response: signed.response ?? message.response },
  };
}

function verify(message: UnverifiedMessage, keys: readonly SigningKey[]): SignedMessage {
  try {
    return verifySignature(message, keys);
  } catch (error) {
    if (!(error instanceof SignatureError)) throw error;
    throw new Refusal(codes[error.reason], `The signature is not taken: ${error.message}.`);
  }
}

/** What AWS does not document that it takes, in the order of how likely it is to matter. */
function warningsOf({ algorithms, covers }: SignedMessage): readonly FoundFault[] {
  const named = (pattern: RegExp) => algorithms.filter((algorithm) => pattern.test(algorithm));
  const warn = (code: FaultCode, names: readonly string[]) =>
    names.length === 0 ? [] : [found(code, `It names ${names.join(", ")}.`)];
  return [
    ...warn("signature-uses-sha1", named(/#(?:rsa-|ecdsa-)?sha1$/)),
    ...warn("signature-algorithm-undocumented", named(/#(?:ecdsa-|eddsa-|sha\d+-rsa-MGF1)/)),
    ...warn("signature-canonicalization-undocumented", named(/REC-xml-c14n/)),
    ...(covers === "response" ? [found("assertion-not-signed-itself", "Only the Response is signed.")] : []),
  ];
}

const codes: Readonly<Record<SignatureErrorReason, FaultCode>> = {
  unsigned: "signature-missing",
  misplaced: "signature-misplaced",
  "duplicate-id": "signature-misplaced",
  reference: "signature-misplaced",
  shape: "signature-malformed",
  parameters: "signature-malformed",
  base64: "signature-malformed",
  algorithm: "signature-algorithm-unknown",
  changed: "signed-content-changed",
  "wrong-value": "signature-value-wrong",
  "unknown-key": "signing-key-unknown",
};

import { SamlError } from "../errors.js";
import { verifyRedirectSignature } from "../http-redirect/verify-redirect-signature.js";
import type { ReadMessage } from "../request/read-message.js";
import { readCovered } from "../signature/read-covered.js";
import { readUnsigned } from "../signature/read-unsigned.js";
import type { DatedSignaturePolicy } from "../signature/signature-policy.js";
import type { VerificationKey } from "../signature/verification-key.js";
import { isSigned, verifyEnvelopedSignature } from "../signature/verify-enveloped-signature.js";
import type { UnverifiedElement } from "../xml/unverified-element.js";
import { checkSignatureProfile } from "./check-signature-profile.test.fixture.js";
import type { ReceivedMessage } from "./received-message.test.fixture.js";

/** Whose signature a message carries, as far as it is known, and whether it has to carry one. */
export interface SignatureDemand extends DatedSignaturePolicy {
  /** Absent: of a signature only the profile is judged. */
  readonly signingKeys?: readonly VerificationKey[];
  readonly isRequired: boolean;
}

/**
 * Opens a message for reading, once its signature was judged as far as the case gives keys.
 *
 * @throws {@link SamlError} `signature-missing`, `signature-misplaced`, and the codes of {@link verifyRedirectSignature},
 * {@link verifyEnvelopedSignature} and {@link checkSignatureProfile}.
 */
export function openMessage(
  unverified: UnverifiedElement,
  { query }: ReceivedMessage,
  demand: SignatureDemand,
): ReadMessage {
  if (query !== undefined && isSigned(unverified)) {
    throw new SamlError("signature-misplaced", "The message in the query has a signature of its own.");
  }
  const carriesSignature = query === undefined ? isSigned(unverified) : query.signature !== undefined;
  if (!carriesSignature && demand.isRequired) throw new SamlError("signature-missing", "The message is not signed.");

  if (query === undefined) return openSigned(unverified, demand);
  if (!carriesSignature || demand.signingKeys === undefined) {
    return { element: readCovered(unverified), signature: "none" };
  }
  verifyRedirectSignature(query, demand.signingKeys, demand);
  return { element: readCovered(unverified), signature: "verified" };
}

/** The same for an element that carries its signature itself. */
export function openSigned(
  unverified: UnverifiedElement,
  { signingKeys, ...policy }: Omit<SignatureDemand, "isRequired">,
): ReadMessage {
  if (isSigned(unverified)) {
    if (signingKeys !== undefined) {
      return { element: verifyEnvelopedSignature(unverified, signingKeys, policy), signature: "verified" };
    }
    checkSignatureProfile(unverified);
  }
  return { element: readUnsigned(unverified), signature: "none" };
}

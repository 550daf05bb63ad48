import { WebAuthnError } from "../errors.js";
import type { StatementInput, VerifiedSingleStatement } from "./statement.js";

/**
 * Verifies a statement that says nothing: an empty map.
 *
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-none-attestation | WebAuthn Level 3 §8.7}
 */
export function verifyNoneStatement({ statement }: StatementInput): VerifiedSingleStatement {
  if (statement.size !== 0) {
    throw new WebAuthnError("attestation-statement-malformed", "A none attestation statement says something.");
  }
  return { type: "none" };
}

import { isCborMap, type CborMap, type CborValue } from "../../cbor/decode-cbor.js";
import { WebAuthnError } from "../../errors.js";
import { isAttestationFormat, type AttestationPolicy, type SingleFormat } from "../attestation-policy.js";
import type { CompoundStatement, VerifiedSingleStatement } from "../statement.js";

/** One of the statements of a compound one, not verified yet. */
interface StatementPart {
  readonly format: string;
  readonly statement: CborMap;
}

/**
 * Verifies a compound statement: several about the same credential, each of a format of its own.
 *
 * By the policy `all`, the first that fails is the failure of all; by `any`, those that fail are as if they were not there.
 *
 * @param verifyPart - Verifies one of them.
 * @throws {@link WebAuthnError} `attestation-statement-malformed`, `attestation-format-unsupported`,
 * `attestation-format-not-allowed`, or what `verifyPart` throws.
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-compound-attestation | WebAuthn Level 3 §8.9}
 */
export async function verifyCompoundStatement(
  statement: CborValue,
  policy: AttestationPolicy,
  verifyPart: (format: SingleFormat, statement: CborMap) => Promise<VerifiedSingleStatement>,
): Promise<CompoundStatement> {
  const parts: VerifiedSingleStatement[] = [];
  let failure: unknown;
  for (const part of parseCompoundStatement(statement)) {
    try {
      parts.push(await verifyPart(checkPartFormat(part, policy), part.statement));
    } catch (error) {
      if (policy.compound !== "any" || !(error instanceof WebAuthnError)) throw error;
      failure ??= error;
    }
  }
  if (parts.length === 0) throw failure;
  return { type: "compound", parts };
}

function parseCompoundStatement(statement: CborValue): readonly StatementPart[] {
  if (!Array.isArray(statement) || statement.length < 2 || statement.length > maxParts) throw malformed();
  return statement.map(parsePart);
}

// Each part may cost a path; nobody has more than two so far.
const maxParts = 4;

/** A part is never compound itself: that, no policy takes. */
function parsePart(part: CborValue): StatementPart {
  if (!isCborMap(part) || part.size !== 2) throw malformed();
  const format = part.get("fmt");
  const statement = part.get("attStmt");
  if (typeof format !== "string" || format === "compound" || !isCborMap(statement)) throw malformed();
  return { format, statement };
}

function checkPartFormat({ format }: StatementPart, { formats }: AttestationPolicy): SingleFormat {
  if (!isAttestationFormat(format) || format === "compound") {
    throw new WebAuthnError("attestation-format-unsupported", "A part is of a format that is not supported.");
  }
  if (!formats.includes(format)) {
    throw new WebAuthnError("attestation-format-not-allowed", "The policy does not take the format of a part.");
  }
  return format;
}

function malformed(): WebAuthnError {
  return new WebAuthnError(
    "attestation-statement-malformed",
    "A compound attestation statement is no list of two or more maps of fmt and attStmt.",
  );
}

import { isCborMap } from "../cbor/decode-cbor.js";
import { WebAuthnError } from "../errors.js";
import { verifyAndroidKeyStatement } from "./android-key/android-key-statement.js";
import { verifySafetyNetStatement } from "./android-safetynet/safetynet-statement.js";
import { verifyAppleStatement } from "./apple/apple-statement.js";
import type { AttestationObject } from "./attestation-object.js";
import type { AttestationFormat, SingleFormat } from "./attestation-policy.js";
import { verifyCompoundStatement } from "./compound/compound-statement.js";
import { verifyU2fStatement } from "./fido-u2f/u2f-statement.js";
import { findManagedApplePolicy } from "./managed-apple.js";
import { verifyNoneStatement } from "./none-statement.js";
import { verifyPackedStatement } from "./packed-statement.js";
import type { StatementInput, VerifiedSingleStatement, VerifiedStatement } from "./statement.js";
import { verifyTpmStatement } from "./tpm/tpm-statement.js";

/** Runs the verification procedure of a format. Whether a correct statement is worth anything, `assessTrust` finds out. */
export async function verifyStatement(format: AttestationFormat, input: AnyStatementInput): Promise<VerifiedStatement> {
  const { statement, policy } = input;
  if (format === "compound") {
    return verifyCompoundStatement(statement, policy, (partFormat, part) =>
      verifySingleStatement(partFormat, { ...input, statement: part }),
    );
  }
  if (!isAboutMap(input)) {
    throw new WebAuthnError(
      "attestation-statement-malformed",
      "An attestation statement that is not compound is a map.",
    );
  }
  return verifySingleStatement(format, input);
}

type AnyStatementInput = Omit<StatementInput, "statement"> & Pick<AttestationObject, "statement">;

function isAboutMap(input: AnyStatementInput): input is StatementInput {
  return isCborMap(input.statement);
}

async function verifySingleStatement(format: SingleFormat, input: StatementInput): Promise<VerifiedSingleStatement> {
  const verified = await verifyByFormat(format, input);
  const managedApple = findManagedApplePolicy(input.aaguid, input.policy);
  if (managedApple === undefined || !("trustPath" in verified)) return verified;
  // In whatever format: in most of them software writes the AAGUID, and a phone could pass for such a device.
  return { ...verified, trustAnchors: managedApple.trustAnchors };
}

async function verifyByFormat(format: SingleFormat, input: StatementInput): Promise<VerifiedSingleStatement> {
  switch (format) {
    case "none":
      return verifyNoneStatement(input);
    case "packed":
      return verifyPackedStatement(input);
    case "tpm":
      return verifyTpmStatement(input);
    case "android-key":
      return verifyAndroidKeyStatement(input);
    case "android-safetynet":
      return verifySafetyNetStatement(input);
    case "apple":
      return verifyAppleStatement(input);
    case "fido-u2f":
      return verifyU2fStatement(input);
  }
}

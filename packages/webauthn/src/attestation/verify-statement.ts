import type { AttestationFormat } from "./attestation-policy.js";
import { verifyNoneStatement } from "./none-statement.js";
import { verifyPackedStatement } from "./packed-statement.js";
import type { StatementInput, VerifiedStatement } from "./statement.js";

/** Runs the verification procedure of a format. Whether a correct statement is worth anything, `assessTrust` finds out. */
export async function verifyStatement(
  format: AttestationFormat,
  input: StatementInput,
  crypto: Crypto,
): Promise<VerifiedStatement> {
  switch (format) {
    case "none":
      return verifyNoneStatement(input);
    case "packed":
      return verifyPackedStatement(input, crypto);
  }
}

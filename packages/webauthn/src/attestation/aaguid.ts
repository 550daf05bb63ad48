import { hex } from "@scure/base";

import type { AttestationPolicy } from "./attestation-policy.js";
import type { VerifiedSingleStatement, VerifiedStatement } from "./statement.js";

/** Writes an AAGUID as a UUID in lower case, the form in which vendors publish it. */
export function formatAaguid(aaguid: Uint8Array): string {
  return hex.encode(aaguid).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/**
 * The model that a statement is about: none, if nothing that it may be trusted for covers what the client says there. Of a
 * compound one all parts are trusted, or any.
 */
export function attestedAaguid(
  statement: VerifiedStatement,
  policy: AttestationPolicy,
  aaguid: Uint8Array,
): Uint8Array {
  return isModelNamed(statement, policy) ? aaguid : new Uint8Array(16);
}

function isModelNamed(statement: VerifiedStatement, { compound }: AttestationPolicy): boolean {
  if (statement.type !== "compound") return namesModel(statement);
  return compound === "any" ? statement.parts.every(namesModel) : statement.parts.some(namesModel);
}

function namesModel(statement: VerifiedSingleStatement): boolean {
  return !("namesNoModel" in statement);
}

import { parseAttestationObject } from "../attestation/attestation-object.js";
import { decodeBase64url } from "../base64url.js";
import { isCborMap, type CborValue } from "../cbor/decode-cbor.js";

/**
 * How many statements of an attestation object have certificates, so that they could be trusted: the one that there is, or the
 * parts of a compound one.
 */
export function countCertifiedParts(attestationObject: string): number {
  const { statement } = parseAttestationObject(decodeBase64url(attestationObject));
  const statements = isCborMap(statement) ? [statement] : statement.map(partStatement);
  return statements.filter(isCertified).length;
}

function partStatement(part: CborValue): CborValue | undefined {
  return isCborMap(part) ? part.get("attStmt") : undefined;
}

/** Those of SafetyNet are inside its response. */
function isCertified(statement: CborValue | undefined): boolean {
  return isCborMap(statement) && (statement.has("x5c") || statement.has("response"));
}

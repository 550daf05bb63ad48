import { decodeCbor, isCborBytes, isCborMap, type CborMap, type CborValue } from "../cbor/decode-cbor.js";
import { WebAuthnError } from "../errors.js";

/**
 * Authenticator data with a statement about the authenticator that wrote it.
 *
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-generating-an-attestation-object | WebAuthn Level 3 §6.5.4}
 */
export interface AttestationObject {
  readonly format: string;
  /** A map, or the list of a compound statement. */
  readonly statement: CborMap | readonly CborValue[];
  /** As signed. */
  readonly authenticatorData: Uint8Array;
}

/**
 * Parses an attestation object.
 *
 * @throws {@link WebAuthnError} `cbor-malformed` or `attestation-object-malformed`.
 */
export function parseAttestationObject(bytes: Uint8Array): AttestationObject {
  const object = decodeCbor(bytes);
  if (!isCborMap(object) || object.size !== 3) throw malformed();
  const format = object.get("fmt");
  const statement = object.get("attStmt");
  const authenticatorData = object.get("authData");
  if (typeof format !== "string" || !isStatement(statement) || !isCborBytes(authenticatorData)) throw malformed();
  return { format, statement, authenticatorData };
}

function isStatement(value: CborValue | undefined): value is AttestationObject["statement"] {
  return isCborMap(value) || Array.isArray(value);
}

function malformed(): WebAuthnError {
  return new WebAuthnError(
    "attestation-object-malformed",
    "The attestation object is no map of fmt, attStmt and authData.",
  );
}

import { WebAuthnError } from "../errors.js";

/** Makes the error for a BLOB that is not what the standard says. */
export function malformedBlob(what: string, options?: ErrorOptions): WebAuthnError {
  return new WebAuthnError("metadata-blob-malformed", `The metadata BLOB ${what}.`, options);
}

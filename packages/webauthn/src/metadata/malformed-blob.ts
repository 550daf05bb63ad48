import { WebAuthnError } from "../errors.js";

/** Reads a part of a BLOB; what cannot be read is `metadata-blob-malformed`. */
export function readingBlob<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw malformedBlob("has a part that cannot be read", { cause });
  }
}

/** Makes the error for a BLOB that is not what the standard says. */
export function malformedBlob(what: string, options?: ErrorOptions): WebAuthnError {
  return new WebAuthnError("metadata-blob-malformed", `The metadata BLOB ${what}.`, options);
}

/**
 * Why a store could not be opened, or cannot go on.
 *
 * Codes are API: callers and tests match them, never messages.
 */
export type FileStoreErrorCode =
  "store-exists" | "store-missing" | "store-in-use" | "store-corrupt" | "store-failed" | "store-closed";

/** A store could not be opened or cannot go on; {@link FileStoreError.code} says why, the message what to do. */
export class FileStoreError extends Error {
  override readonly name = "FileStoreError";
  /** The reason, stable across releases. */
  readonly code: FileStoreErrorCode;

  constructor(code: FileStoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

import { X509Error } from "../errors.js";

/** Runs checks of one certificate of a path: what they refuse says which certificate it was. */
export function positioned<Value>(position: number, run: () => Value): Value {
  try {
    return run();
  } catch (error) {
    throw error instanceof X509Error ? withPosition(error, position) : error;
  }
}

/** The same error, saying of a path which certificate it is about. */
export function withPosition({ code, message, cause }: X509Error, position: number): X509Error {
  return new X509Error(code, message, { position, ...(cause === undefined ? {} : { cause }) });
}

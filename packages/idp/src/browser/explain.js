import { ServerError } from "./server.js";
import { PasskeyError } from "./webauthn.js";

/**
 * Says in plain words what went wrong in a ceremony and what to do.
 *
 * @param {unknown} error
 * @returns {{ words: string, reference?: string | undefined }}
 */
export function explain(error) {
  if (error instanceof ServerError) return { words: error.message, reference: error.reference };
  const { advice } = error instanceof PasskeyError ? error : new PasskeyError("unexpected");
  return { words: advice };
}

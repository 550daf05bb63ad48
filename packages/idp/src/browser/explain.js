import { ServerError } from "./server.js";

/**
 * Says in plain words what went wrong in a ceremony and what to do.
 *
 * Browsers name nearly everything `NotAllowedError`, on purpose: a page is not to learn which passkeys a device has.
 *
 * @param {unknown} error
 * @returns {{ words: string, reference?: string | undefined }}
 */
export function explain(error) {
  if (error instanceof ServerError) return { words: error.message, reference: error.reference };
  const name = error instanceof Error ? error.name : "";
  return { words: wordsByName.get(name) ?? "Something unexpected happened. Please reload the page and try again." };
}

const wordsByName = new Map([
  ["NotAllowedError", "Nothing was confirmed: it was cancelled, took too long, or no passkey fits. Please try again."],
  ["AbortError", "It was interrupted. Please try again."],
  ["InvalidStateError", "This device already has a passkey for your account. You can sign in with it right away."],
  ["SecurityError", "This page is not at the address that its passkeys belong to. Please open it from your link."],
  ["NotSupportedError", "This device cannot make the kind of passkey that is needed. Please try another one."],
  ["ConstraintError", "This device cannot check that it is you. Set up a screen lock or a PIN on it, then try again."],
  ["NotReadableError", "The passkey could not be read. Please try again."],
  ["OperationError", "Another passkey dialog is still open. Please close it and try again."],
]);

import { WebAuthnError } from "@idpkit/webauthn";

import type { IdpError } from "../errors.js";

/** Runs a step of a ceremony; when WebAuthn refuses it, throws what `refused` makes of the reason. */
export async function orRefuse<Value>(
  step: () => Value | Promise<Value>,
  refused: (cause: WebAuthnError) => IdpError,
): Promise<Value> {
  try {
    return await step();
  } catch (cause) {
    if (cause instanceof WebAuthnError) throw refused(cause);
    throw cause;
  }
}

import { expect } from "vitest";

import type { SamlErrorCode } from "../errors.js";

/** Matches the error of this code, whatever its message. */
export function refusal(code: SamlErrorCode): Error {
  return expect.objectContaining({ name: "SamlError", code }) as Error;
}

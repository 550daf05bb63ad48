import { expect } from "vitest";

import type { X509ErrorCode } from "./errors.js";

/** What `toThrow` expects of a refusal with this code. */
export function refusal(code: X509ErrorCode, others: { readonly position?: number } = {}): Error {
  return expect.objectContaining({ code, ...others }) as Error;
}

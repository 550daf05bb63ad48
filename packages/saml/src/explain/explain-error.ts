import type { SamlErrorCode } from "../errors.js";
import { refusals, type Refusal } from "./refusals.js";

/**
 * Explains a refusal to whoever has to act on it: which check it was, where the standard demands it, and what to do.
 *
 * Apart from the error itself, so that an application that only signs does not carry the words.
 */
export function explainError(code: SamlErrorCode): Refusal {
  const [level, check, standard, hint] = refusals[code];
  return { level, check, standard, hint };
}

import type { SamlErrorCode } from "../errors.js";
import type { MetadataRefreshDenial } from "../metadata/decide-metadata-refresh.js";
import type { AnswerReason } from "../request/authn-request-answer.js";
import { answers } from "./answers.js";
import { metadataDenials } from "./metadata-denials.js";
import { refusals, type Refusal, type RefusalRow } from "./refusals.js";

/**
 * Explains a refusal to whoever has to act on it: which check it was, where the standard demands it, and what to do.
 *
 * Apart from the errors and decisions themselves, so that an application that only signs does not carry the words.
 *
 * @param code - of a {@link SamlError}, of a request that {@link verifyAuthnRequest} says to answer with an error, or of
 * metadata that {@link decideMetadataRefresh} denies.
 * @throws TypeError if there is no such code.
 */
export function explainError(code: SamlErrorCode | AnswerReason | MetadataRefreshDenial): Refusal {
  if (!Object.hasOwn(rows, code)) throw new TypeError("The code is none that this package refuses with.");
  const [level, check, standard, hint] = rows[code];
  return { level, check, standard, hint };
}

const rows: Readonly<Record<SamlErrorCode | AnswerReason | MetadataRefreshDenial, RefusalRow>> = {
  ...refusals,
  ...answers,
  ...metadataDenials,
};

import { SamlError } from "../errors.js";
import { checkIssueInstant, type MessageAge } from "../request/check-issue-instant.js";
import type { ReadElement } from "../xml/unverified-element.js";

/**
 * Checks the IssueInstant of a message that says itself until when it holds: that it is not in the future.
 *
 * Applications refuse what is old, too; collections are judged years later, at any instant of a long validity.
 *
 * @throws {@link SamlError} `issue-instant-in-future`.
 */
export function checkNotInFuture(message: ReadElement, clock: MessageAge): void {
  try {
    checkIssueInstant(message, clock);
  } catch (error) {
    if (!(error instanceof SamlError && error.code === "issue-instant-too-old")) throw error;
  }
}

import { SamlError } from "../errors.js";
import { parseDateTime } from "../xml/date-time.js";
import { collapsedAttribute } from "../xml/read-element.js";
import type { ReadElement } from "../xml/unverified-element.js";

/** How old a message may be. */
export interface MessageAge {
  /** What the instants of the message are held against. */
  readonly now: Date;
  /** How far the sender's clock may be off, either way. By default 60 seconds: more is a clock to be mended. */
  readonly clockSkewSeconds?: number;
  /** How long a message may be on its way. By default 300 seconds: a browser brings it at once. */
  readonly maximumAgeSeconds?: number;
}

/**
 * Checks that a message was issued lately, and not in the future.
 *
 * @returns from when on it would be too old.
 * @throws {@link SamlError} `issue-instant-too-old`, `issue-instant-in-future`. TypeError for limits that are none.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML Core §3.2.1}
 */
export function checkIssueInstant(message: ReadElement, age: MessageAge): Date {
  const issued = parseDateTime(collapsedAttribute(message, "IssueInstant") ?? "").getTime();
  const { now, maximumAgeSeconds = 300 } = age;
  const expires = issued + milliseconds(maximumAgeSeconds, "maximumAgeSeconds", 86_400) + clockSkew(age);
  // Written so that an invalid date or number refuses.
  if (!(now.getTime() < expires)) throw new SamlError("issue-instant-too-old", "The message was issued too long ago.");
  if (!(issued <= now.getTime() + clockSkew(age))) {
    throw new SamlError("issue-instant-in-future", "The message was issued in the future.");
  }
  return new Date(expires);
}

/** How far the sender's clock may be off, in milliseconds. By more than five minutes, it is to be mended. */
export function clockSkew({ clockSkewSeconds = 60 }: MessageAge): number {
  return milliseconds(clockSkewSeconds, "clockSkewSeconds", 300);
}

/** Without an end, a message is good for ever, and its ID cannot be remembered for as long. */
function milliseconds(seconds: number, field: string, maximum: number): number {
  if (!(seconds >= 0 && seconds <= maximum)) throw new TypeError(`${field} is not within 0 and ${String(maximum)}`);
  return seconds * 1000;
}

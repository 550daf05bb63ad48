import { awsMessages } from "../walk/aws-messages.js";
import { quote, Refusal, type Finding } from "../walk/refusal.js";
import { attribute, children, onlyChild } from "../xml/element.js";
import { confirmationData } from "./recipient.js";
import type { VerifiedMessage } from "./signature.js";

/**
 * The message was issued less than five minutes ago, and every period it states includes this moment.
 *
 * How much AWS forgives a clock that runs ahead is not documented; the twin forgives nothing, so that what passes here
 * passes there.
 */
export function checkTime({ assertion }: VerifiedMessage, now: Date): Finding<undefined> {
  const age = now.getTime() - checkIssueInstant(attribute(assertion, "IssueInstant"), now).getTime();
  const conditions = onlyChild(assertion, "saml:Conditions");
  const confirmation = confirmationData(assertion);
  checkNotBefore("Conditions", attribute(conditions, "NotBefore"), now);
  checkNotOnOrAfter("Conditions", attribute(conditions, "NotOnOrAfter"), now);
  checkNotBefore("SubjectConfirmationData", attribute(confirmation, "NotBefore"), now);
  // Required in this one place ([SAMLProf] §4.1.4.2), so its absence is refused there.
  checkNotOnOrAfter("SubjectConfirmationData", attribute(confirmation, "NotOnOrAfter") ?? "", now);
  for (const statement of children(assertion, "saml:AuthnStatement")) {
    checkNotOnOrAfter("AuthnStatement", attribute(statement, "SessionNotOnOrAfter"), now);
  }
  return {
    says: "It was issued less than five minutes ago and is valid now.",
    evidence: `Issued ${seconds(age)} ago`,
    value: undefined,
  };
}

function checkIssueInstant(value: string | undefined, now: Date): Date {
  const issued = instant("IssueInstant", value ?? "");
  if (issued > now) {
    throw new Refusal({
      says: awsMessages.invalidResponse,
      evidence: `The message was issued ${seconds(issued.getTime() - now.getTime())} in the future.`,
      remedy: "Set the identity provider's clock by NTP.",
    });
  }
  if (now.getTime() - issued.getTime() >= fiveMinutes) {
    throw new Refusal({
      says: awsMessages.tooLate,
      evidence: `The message was issued ${seconds(now.getTime() - issued.getTime())} ago.`,
      remedy: "Sign in again: a message is good for five minutes. If it is always too old, set both clocks by NTP.",
    });
  }
  return issued;
}

function checkNotBefore(where: string, value: string | undefined, now: Date): void {
  if (value !== undefined && instant(`${where} NotBefore`, value) > now) {
    throw new Refusal({
      says: awsMessages.invalidResponse,
      evidence: `${where} is not valid before ${quote(value)}.`,
      remedy: "Set NotBefore a minute back, and the identity provider's clock by NTP.",
    });
  }
}

function checkNotOnOrAfter(where: string, value: string | undefined, now: Date): void {
  if (value !== undefined && instant(`${where} NotOnOrAfter`, value) <= now) {
    throw new Refusal({
      says: awsMessages.tooLate,
      evidence: `${where} ended at ${quote(value)}.`,
      remedy: "Sign in again. If it is always too late, set both clocks by NTP.",
    });
  }
}

/** [SAMLCore] §1.3.3: `xs:dateTime` in UTC. */
function instant(name: string, value: string): Date {
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(value) ? new Date(value) : new Date(Number.NaN);
  if (Number.isNaN(time.getTime())) {
    throw new Refusal({
      says: awsMessages.invalidResponse,
      evidence: `The ${name} is ${quote(value)}, which is no time in UTC.`,
      remedy: "Write times as 2026-11-22T08:00:00Z.",
    });
  }
  return time;
}

function seconds(milliseconds: number): string {
  return `${Math.round(milliseconds / 100) / 10} s`;
}

const fiveMinutes = 5 * 60 * 1000;

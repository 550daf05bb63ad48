import { found, quote, Refusal, type Finding, type FoundFault } from "../walk/refusal.js";
import { attribute, children, onlyChild } from "../xml/element.js";
import { confirmationData } from "./recipient.js";
import type { ReceivedMessage } from "./signature.js";

/**
 * The message was issued less than five minutes ago, and every period it states includes this moment.
 *
 * How much AWS forgives a clock that runs ahead is not documented: within five minutes it is a warning. What has ended has
 * ended.
 *
 * @see {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml.html | IAM enforces NotOnOrAfter}
 */
export function checkTime({ assertion }: ReceivedMessage, now: Date): Finding<undefined> {
  const conditions = onlyChild(assertion, "saml:Conditions");
  const confirmation = confirmationData(assertion);
  const issued = instant("IssueInstant", attribute(assertion, "IssueInstant") ?? "");
  checkAge(issued, now);
  const warnings = [
    ...checkBegun("IssueInstant", issued, now),
    ...checkNotBefore("Conditions", attribute(conditions, "NotBefore"), now),
    ...checkNotBefore("SubjectConfirmationData", attribute(confirmation, "NotBefore"), now),
  ];
  checkNotOnOrAfter("Conditions", attribute(conditions, "NotOnOrAfter"), now);
  // Required in this one place ([SAMLProf] §4.1.4.2), so its absence is refused there.
  if (confirmation) {
    checkNotOnOrAfter("SubjectConfirmationData", attribute(confirmation, "NotOnOrAfter") ?? "", now);
  }
  for (const statement of children(assertion, "saml:AuthnStatement")) {
    checkSessionEnd(attribute(statement, "SessionNotOnOrAfter"), now);
  }
  return {
    says: "It was issued less than five minutes ago and is valid now.",
    evidence: `Issued ${seconds(now.getTime() - issued.getTime())} ago`,
    // One clock is ahead, however many times it wrote down.
    warnings: warnings.slice(0, 1),
    value: undefined,
  };
}

function checkAge(issued: Date, now: Date): void {
  const age = now.getTime() - issued.getTime();
  if (age >= fiveMinutes) throw new Refusal("issued-too-long-ago", `The message was issued ${seconds(age)} ago.`);
}

function checkNotBefore(where: string, value: string | undefined, now: Date): readonly FoundFault[] {
  return value === undefined ? [] : checkBegun(`${where} NotBefore`, instant(`${where} NotBefore`, value), now);
}

function checkBegun(name: string, begin: Date, now: Date): readonly FoundFault[] {
  const ahead = begin.getTime() - now.getTime();
  if (ahead <= 0) return [];
  const evidence = `The ${name} is ${seconds(ahead)} in the future.`;
  if (ahead > fiveMinutes) throw new Refusal("issued-in-the-future", evidence);
  return [found("clock-ahead", evidence)];
}

function checkNotOnOrAfter(where: string, value: string | undefined, now: Date): void {
  if (value !== undefined && instant(`${where} NotOnOrAfter`, value) <= now) {
    throw new Refusal("assertion-expired", `${where} ended at ${quote(value)}.`);
  }
}

function checkSessionEnd(value: string | undefined, now: Date): void {
  if (value !== undefined && instant("AuthnStatement SessionNotOnOrAfter", value) <= now) {
    throw new Refusal("session-ended", `The session ended at ${quote(value)}.`);
  }
}

/** [SAMLCore] §1.3.3: `xs:dateTime` in UTC. */
function instant(name: string, value: string): Date {
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(value) ? new Date(value) : new Date(Number.NaN);
  if (Number.isNaN(time.getTime())) {
    throw new Refusal("time-malformed", `The ${name} is ${quote(value)}, which is no time in UTC.`);
  }
  return time;
}

function seconds(milliseconds: number): string {
  return `${Math.round(milliseconds / 100) / 10} s`;
}

const fiveMinutes = 5 * 60 * 1000;

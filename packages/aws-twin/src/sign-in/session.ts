import { found, quote, Refusal, type Finding, type FoundFault } from "../walk/refusal.js";
import { checkNoSurroundingWhitespace, valuesOf, type ReceivedAttribute } from "./attributes.js";

/**
 * The session's name in CloudTrail (`RoleSessionName`), its length (`SessionDuration`), which is an hour by default, and
 * its `SourceIdentity`, which WorkSpaces does not need.
 */
export function checkSession(
  attributes: readonly ReceivedAttribute[],
  maximumSeconds: number | undefined,
): Finding<undefined> {
  const name = checkSessionName(valuesOf(attributes, "RoleSessionName"));
  const duration = checkSessionDuration(valuesOf(attributes, "SessionDuration"));
  const sourceIdentityWarnings = checkSourceIdentity(valuesOf(attributes, "SourceIdentity"));
  return {
    says: "CloudTrail shows this name, and the desktop disconnects when the time is over.",
    evidence: `${quote(name)}, ${duration ?? 3600} seconds`,
    warnings: [...judgeDuration(duration, maximumSeconds), ...sourceIdentityWarnings],
    value: undefined,
  };
}

function checkSessionName(names: readonly string[]): string {
  const [name] = names;
  if (name === undefined || names.length > 1) {
    throw new Refusal("session-name-missing", `The attribute RoleSessionName has ${names.length} values.`);
  }
  checkNoSurroundingWhitespace("session-whitespace", "RoleSessionName", names);
  if (!/^[A-Za-z0-9_+=,.@-]{2,64}$/.test(name)) {
    throw new Refusal("session-name-malformed", `The name is ${quote(name)}.`);
  }
  return name;
}

function checkSessionDuration(durations: readonly string[]): number | undefined {
  const [duration] = durations;
  if (duration === undefined) return undefined;
  checkNoSurroundingWhitespace("session-whitespace", "SessionDuration", durations);
  const seconds = /^[1-9]\d{2,4}$/.test(duration) ? Number(duration) : 0;
  if (durations.length > 1 || seconds < 900 || seconds > 43_200) {
    throw new Refusal("session-duration-malformed", `The attribute SessionDuration is ${quote(durations.join(", "))}.`);
  }
  return seconds;
}

function judgeDuration(duration: number | undefined, maximumSeconds: number | undefined): readonly FoundFault[] {
  if (duration === undefined) return [found("session-duration-missing", "There is no attribute SessionDuration.")];
  if (duration <= (maximumSeconds ?? duration)) return [];
  return [
    found(
      "session-duration-over-maximum",
      `SessionDuration is ${duration} seconds; the role's maximum is ${maximumSeconds ?? 0}.`,
    ),
  ];
}

function checkSourceIdentity(values: readonly string[]): readonly FoundFault[] {
  const [value] = values;
  if (value === undefined) return [];
  checkNoSurroundingWhitespace("session-whitespace", "SourceIdentity", values);
  if (values.length > 1 || !/^[\w+=,.@-]{2,256}$/.test(value) || /^aws:/i.test(value)) {
    throw new Refusal("source-identity-malformed", `The attribute SourceIdentity is ${quote(values.join(", "))}.`);
  }
  return value.length > 64 ? [found("source-identity-long", `It has ${value.length} characters.`)] : [];
}

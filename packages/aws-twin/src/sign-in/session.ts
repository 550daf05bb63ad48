import { awsMessages } from "../walk/aws-messages.js";
import { quote, Refusal, type Finding } from "../walk/refusal.js";
import { checkNoSurroundingWhitespace, valuesOf, type ReceivedAttribute } from "./attributes.js";

/** The session's name in CloudTrail (`RoleSessionName`), and its length (`SessionDuration`), which is an hour by default. */
export function checkSession(attributes: readonly ReceivedAttribute[]): Finding<undefined> {
  const name = checkSessionName(valuesOf(attributes, "RoleSessionName"));
  const duration = checkSessionDuration(valuesOf(attributes, "SessionDuration"));
  return {
    says: "CloudTrail shows this name, and the desktop disconnects when the time is over.",
    evidence: `${quote(name)}, ${duration} seconds`,
    value: undefined,
  };
}

function checkSessionName(names: readonly string[]): string {
  const [name] = names;
  if (name === undefined || names.length > 1) {
    throw new Refusal({
      says: awsMessages.sessionNameMissing,
      evidence: `The attribute RoleSessionName has ${names.length} values.`,
      remedy: "Send one RoleSessionName, the user principal name for example.",
    });
  }
  checkNoSurroundingWhitespace("RoleSessionName", names);
  if (!/^[A-Za-z0-9_+=,.@-]{2,64}$/.test(name)) {
    throw new Refusal({
      says: awsMessages.sessionNameInvalid,
      evidence: `The name is ${quote(name)}.`,
      remedy: "Send 2 to 64 letters, digits and _+=,.@- as RoleSessionName.",
    });
  }
  return name;
}

function checkSessionDuration(durations: readonly string[]): string {
  const [duration = "3600"] = durations;
  checkNoSurroundingWhitespace("SessionDuration", durations);
  if (durations.length > 1 || !/^[1-9]\d{2,4}$/.test(duration) || Number(duration) < 900 || Number(duration) > 43_200) {
    throw new Refusal({
      says: awsMessages.invalidResponse,
      evidence: `The attribute SessionDuration is ${quote(durations.join(", "))}.`,
      remedy: "Send one SessionDuration of 900 to 43200 seconds, or none.",
    });
  }
  return duration;
}

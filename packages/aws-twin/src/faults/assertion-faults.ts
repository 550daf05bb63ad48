import { awsMessages } from "../walk/aws-messages.js";
import type { Fault } from "./fault.js";
import type { FaultCode } from "./fault-code.js";

/** What can be wrong with the assertion's audience, recipient, times and subject. */
export const assertionFaults = {
  "audience-missing": {
    step: "audience",
    outcome: "fail",
    says: awsMessages.audienceMissing,
    cause: "The assertion has no AudienceRestriction.",
    remedy: "Send the entity ID of AWS sign-in, urn:amazon:webservices, as Audience.",
    source: "iam-troubleshooting",
  },
  "audience-mismatch": {
    step: "audience",
    outcome: "fail",
    says: awsMessages.audienceMissing,
    cause:
      "The Audience is not the entity ID of AWS sign-in; often it is the identity provider's name for the application.",
    remedy:
      "Send the entity ID of AWS sign-in, urn:amazon:webservices (in GovCloud urn:amazon:webservices:govcloud), as Audience.",
    source: "iam-troubleshooting",
  },
  "audience-is-endpoint": {
    step: "audience",
    outcome: "warn",
    says: "AWS documents urn:amazon:webservices as audience; others report that its endpoint works as well.",
    cause: "The Audience is the URL of AWS sign-in in place of its entity ID.",
    remedy: "Send urn:amazon:webservices as Audience.",
    source: "iam-assertions",
  },
  "audience-not-alone": {
    step: "audience",
    outcome: "warn",
    says: "AWS does not document how it reads several audiences.",
    cause: "The AudienceRestriction names AWS sign-in and others.",
    remedy: "Send AWS sign-in as the only Audience: whoever else is named could take the assertion for its own.",
    source: "iam-assertions",
  },
  "subject-confirmation-malformed": {
    step: "recipient",
    outcome: "fail",
    says: awsMessages.invalidResponse,
    cause:
      "The subject has no SubjectConfirmation, several, one of another method than bearer, or one without its data.",
    remedy: "Send one SubjectConfirmation of the method bearer with Recipient and NotOnOrAfter.",
    source: "iam-assertions",
  },
  "recipient-mismatch": {
    step: "recipient",
    outcome: "fail",
    says: awsMessages.notAuthorized,
    cause: "The Recipient is not the endpoint that the message is posted to.",
    remedy: "Send the sign-in endpoint's URL as Recipient, and list it under SAML:aud in the role's trust policy.",
    source: "iam-assertions",
  },
  "recipient-not-aws": {
    step: "recipient",
    outcome: "fail",
    says: awsMessages.notAuthorized,
    cause: "The Recipient is no endpoint of AWS sign-in.",
    remedy: "Send https://signin.aws.amazon.com/saml, or the endpoint of a Region, as Recipient.",
    source: "iam-assertions",
  },
  "destination-mismatch": {
    step: "recipient",
    outcome: "fail",
    says: awsMessages.notAuthorized,
    cause: "The Response's Destination is not the endpoint that the message is posted to.",
    remedy: "Send the sign-in endpoint's URL as Destination as well, or no Destination.",
    source: "saml-core",
  },
  "time-malformed": {
    step: "time",
    outcome: "fail",
    says: awsMessages.invalidResponse,
    cause: "A time is missing, or not written in UTC.",
    remedy: "Write times as 2026-11-22T08:00:00Z.",
    source: "saml-core",
  },
  "issued-too-long-ago": {
    step: "time",
    outcome: "fail",
    says: awsMessages.tooLate,
    cause: "The message was issued five minutes ago or earlier.",
    remedy: "Sign in again: a message is good for five minutes. If it is always too old, set both clocks by NTP.",
    source: "iam-troubleshooting",
  },
  "issued-in-the-future": {
    step: "time",
    outcome: "fail",
    says: awsMessages.invalidResponse,
    cause: "The message was issued, or becomes valid, more than five minutes in the future.",
    remedy: "Set the identity provider's clock by NTP.",
    source: "saml-core",
  },
  "clock-ahead": {
    step: "time",
    outcome: "warn",
    says: "AWS does not document how far an identity provider's clock may run ahead.",
    cause: "The message was issued, or becomes valid, a little in the future.",
    remedy: "Set the identity provider's clock by NTP, and NotBefore a minute back.",
    source: "iam-provider",
  },
  "assertion-expired": {
    step: "time",
    outcome: "fail",
    says: awsMessages.tooLate,
    cause: "A NotOnOrAfter of the assertion has passed.",
    remedy: "Sign in again. If it is always too late, set both clocks by NTP and NotOnOrAfter five minutes ahead.",
    source: "iam-provider",
  },
  "session-ended": {
    step: "time",
    outcome: "fail",
    says: awsMessages.tooLate,
    cause:
      "The SessionNotOnOrAfter of the AuthnStatement has passed: it limits the session, and nothing is left of it.",
    remedy: "Authenticate the person anew at the identity provider, or send no SessionNotOnOrAfter.",
    source: "iam-assertions",
  },
  "name-id-missing": {
    step: "subject",
    outcome: "fail",
    says: awsMessages.notAuthorized,
    cause: "The subject has no NameID with a name in it.",
    remedy: "Send the sAMAccountName as NameID, in the persistent format.",
    source: "iam-troubleshooting",
  },
  "name-id-whitespace": {
    step: "subject",
    outcome: "fail",
    says: awsMessages.notAuthorized,
    cause: "The NameID begins or ends with whitespace.",
    remedy: "Write the name directly between the tags, and remove the blank from its source.",
    source: "iam-troubleshooting",
  },
  "name-id-format": {
    step: "subject",
    outcome: "fail",
    says: awsMessages.notAuthorized,
    cause:
      "The NameID's format is not persistent of SAML 2.0, which WorkSpaces asks for and trust policies compare as SAML:sub_type.",
    remedy: "Send the NameID in the format urn:oasis:names:tc:SAML:2.0:nameid-format:persistent.",
    source: "workspaces-saml",
  },
} as const satisfies Partial<Record<FaultCode, Fault>>;

import type { StepName } from "./walk.js";

/** What each step asks, as a short claim; the order is the order of the walk. */
export const titles: Readonly<Record<StepName, string>> = {
  form: "The form brings a message",
  xml: "The message reads in one way only",
  signature: "The identity provider signed it",
  issuer: "The issuer is the provider in IAM",
  status: "The identity provider reports success",
  audience: "The audience is AWS",
  recipient: "The message is meant for this endpoint",
  time: "The message is fresh",
  subject: "The subject has a persistent name",
  role: "It names the role and its provider",
  "trust-policy": "The role's trust policy lets it in",
  "session-name": "The session has a name and a length",
  "session-tags": "The session tags are valid",
  "stream-permission": "The role may stream from the directory",
  directory: "The directory takes SAML and certificates",
  user: "WorkSpaces knows the user",
  "relay-state": "The way back leads to the client",
  certificate: "A logon certificate is issued",
  logon: "The domain controller accepts it",
};

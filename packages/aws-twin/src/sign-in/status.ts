import { awsMessages } from "../walk/aws-messages.js";
import { quote, Refusal, type Finding } from "../walk/refusal.js";
import { attribute, onlyChild } from "../xml/element.js";
import type { VerifiedMessage } from "./signature.js";

/** The Response's top-level status code is Success ([SAMLCore] §3.2.2.2). */
export function checkStatus({ response }: VerifiedMessage): Finding<undefined> {
  const status = attribute(onlyChild(onlyChild(response, "samlp:Status"), "samlp:StatusCode"), "Value");
  if (status !== "urn:oasis:names:tc:SAML:2.0:status:Success") {
    throw new Refusal({
      says: awsMessages.invalidResponse,
      evidence: `The status code is ${quote(status)}.`,
      remedy: "The identity provider reports a failure: its own log has the reason.",
    });
  }
  return { says: "The status code is Success.", value: undefined };
}

import type { Element } from "@xmldom/xmldom";

import { awsMessages } from "../walk/aws-messages.js";
import { quote, Refusal, type Finding } from "../walk/refusal.js";
import { attribute, children, onlyChild } from "../xml/element.js";
import type { VerifiedMessage } from "./signature.js";

/**
 * The one bearer confirmation's `Recipient`, and the Response's `Destination` where it has one: this endpoint.
 *
 * IAM calls the Recipient `SAML:aud` and compares it in the role's trust policy, whence the words.
 *
 * @see {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml_assertions.html | SAML assertions for AWS}
 */
export function checkRecipient({ assertion, response }: VerifiedMessage, acs: string): Finding<undefined> {
  const recipient = attribute(confirmationData(assertion), "Recipient");
  if (recipient !== acs) throw refuse("Recipient", recipient, acs);
  const destination = attribute(response, "Destination") ?? acs;
  if (destination !== acs) throw refuse("Destination", destination, acs);
  return { says: "Its Recipient is this sign-in endpoint.", evidence: acs, value: undefined };
}

/** `SubjectConfirmationData` of the one bearer confirmation ([SAMLProf] §4.1.4.2); AWS takes exactly one. */
export function confirmationData(assertion: Element): Element {
  const subject = onlyChild(assertion, "saml:Subject");
  const confirmations = subject ? children(subject, "saml:SubjectConfirmation") : [];
  const confirmation = confirmations[0];
  const data = onlyChild(confirmation, "saml:SubjectConfirmationData");
  if (confirmations.length !== 1 || attribute(confirmation, "Method") !== bearer || !data) {
    throw new Refusal({
      says: awsMessages.invalidResponse,
      evidence: `The subject has ${confirmations.length} confirmations; AWS takes one, of the method bearer, with its data.`,
      remedy: "Send one SubjectConfirmation of the method bearer with Recipient and NotOnOrAfter.",
    });
  }
  return data;
}

function refuse(name: string, value: string | undefined, acs: string): Refusal {
  return new Refusal({
    says: awsMessages.notAuthorized,
    evidence: `The ${name} is ${quote(value)}; this endpoint is ${quote(acs)}.`,
    remedy: `Send the sign-in endpoint's URL as ${name}, and list it under SAML:aud in the role's trust policy.`,
  });
}

const bearer = "urn:oasis:names:tc:SAML:2.0:cm:bearer";

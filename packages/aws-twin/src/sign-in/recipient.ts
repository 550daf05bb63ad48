import type { Element } from "@xmldom/xmldom";

import { quote, Refusal, type Finding } from "../walk/refusal.js";
import { attribute, children, onlyChild } from "../xml/element.js";
import { isSignInEndpoint } from "./endpoint.js";
import type { ReceivedMessage } from "./signature.js";

/**
 * The one bearer confirmation's `Recipient`, and the Response's `Destination` where it has one: this endpoint.
 *
 * IAM calls the Recipient `SAML:aud` and compares it in the role's trust policy, whence the words.
 *
 * @param acs - The endpoint; `undefined` when it is not known, and then any of AWS sign-in will do.
 *
 * @see {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml_assertions.html | SAML assertions for AWS}
 */
export function checkRecipient({ assertion, response }: ReceivedMessage, acs: string | undefined): Finding<string> {
  const recipient = attribute(checkConfirmation(assertion), "Recipient");
  if (recipient === undefined || (acs === undefined && !isSignInEndpoint(recipient))) {
    throw new Refusal("recipient-not-aws", `The Recipient is ${quote(recipient)}.`);
  }
  if (recipient !== (acs ?? recipient)) throw refuse("recipient-mismatch", "Recipient", recipient, acs);
  const destination = attribute(response, "Destination") ?? recipient;
  if (destination !== recipient) throw refuse("destination-mismatch", "Destination", destination, recipient);
  return { says: "Its Recipient is this sign-in endpoint.", evidence: recipient, value: recipient };
}

/** The Recipient as it is, wherever it leads. */
export function readRecipient({ assertion }: ReceivedMessage): string | undefined {
  return attribute(confirmationData(assertion), "Recipient");
}

/** `SubjectConfirmationData` of the one bearer confirmation ([SAMLProf] §4.1.4.2); AWS takes exactly one. */
function checkConfirmation(assertion: Element): Element {
  const data = confirmationData(assertion);
  if (!data) {
    throw new Refusal(
      "subject-confirmation-malformed",
      `The subject has ${confirmationsOf(assertion).length} confirmations; AWS takes one, of the method bearer, with its data.`,
    );
  }
  return data;
}

/** The data of the one bearer confirmation; `undefined` where there is no such one. */
export function confirmationData(assertion: Element): Element | undefined {
  const [confirmation, ...others] = confirmationsOf(assertion);
  if (others.length > 0 || attribute(confirmation, "Method") !== bearer) return undefined;
  return onlyChild(confirmation, "saml:SubjectConfirmationData");
}

function confirmationsOf(assertion: Element): readonly Element[] {
  const subject = onlyChild(assertion, "saml:Subject");
  return subject ? children(subject, "saml:SubjectConfirmation") : [];
}

function refuse(
  code: "recipient-mismatch" | "destination-mismatch",
  name: string,
  value: string,
  acs: string | undefined,
): Refusal {
  return new Refusal(code, `The ${name} is ${quote(value)}; this endpoint is ${quote(acs)}.`);
}

const bearer = "urn:oasis:names:tc:SAML:2.0:cm:bearer";

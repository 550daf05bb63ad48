import { awsMessages } from "../walk/aws-messages.js";
import { quote, Refusal, type Finding } from "../walk/refusal.js";
import { attribute, onlyChild, text } from "../xml/element.js";
import type { VerifiedMessage } from "./signature.js";

/**
 * The subject's NameID, in the persistent format that the role's trust policy asks for (`SAML:sub_type`).
 *
 * STS strips the SAML 2.0 prefix of the format before it compares; the SAML 1.1 spelling does not become `persistent`.
 */
export function checkSubject({ assertion }: VerifiedMessage): Finding<string> {
  const nameId = onlyChild(onlyChild(assertion, "saml:Subject"), "saml:NameID");
  const value = text(nameId);
  if (value === undefined || value === "") throw refuse("The subject has no NameID with a name in it.");
  const format = attribute(nameId, "Format");
  if (format !== persistent) throw refuse(`The format of the NameID is ${quote(format)}.`);
  if (value !== value.trim()) throw refuse("The NameID begins or ends with whitespace.");
  return { says: "The role asks for SAML:sub_type persistent, and this NameID is.", evidence: quote(value), value };
}

function refuse(evidence: string): Refusal {
  return new Refusal({
    says: awsMessages.notAuthorized,
    evidence,
    remedy: `Send the sAMAccountName as NameID, in the format ${persistent}.`,
  });
}

const persistent = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";

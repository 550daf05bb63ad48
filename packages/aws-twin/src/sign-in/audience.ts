import { awsMessages } from "../walk/aws-messages.js";
import { quote, Refusal, type Finding } from "../walk/refusal.js";
import { children, onlyChild, text } from "../xml/element.js";
import type { VerifiedMessage } from "./signature.js";

/** Every `AudienceRestriction` names AWS sign-in, and there is one ([SAMLCore] §2.5.1.4). */
export function checkAudience({ assertion }: VerifiedMessage, audience: string): Finding<undefined> {
  const conditions = onlyChild(assertion, "saml:Conditions");
  const restrictions = conditions ? children(conditions, "saml:AudienceRestriction") : [];
  const audiences = restrictions.map((restriction) => children(restriction, "saml:Audience").map(text));
  if (audiences.length === 0 || !audiences.every((names) => names.includes(audience))) {
    throw new Refusal({
      says: awsMessages.audienceMissing,
      evidence: `The audiences are ${quote(audiences.flat().join(", "))}; AWS sign-in is ${quote(audience)}.`,
      remedy: "Send the entity ID of AWS sign-in as Audience.",
    });
  }
  return { says: "Its audience restriction names AWS sign-in.", evidence: audience, value: undefined };
}

import { found, quote, Refusal, type Finding } from "../walk/refusal.js";
import { children, onlyChild, text } from "../xml/element.js";
import { isSignInEndpoint } from "./endpoint.js";
import type { ReceivedMessage } from "./signature.js";

/**
 * Every `AudienceRestriction` names AWS sign-in, and there is one ([SAMLCore] §2.5.1.4).
 *
 * AWS documents its entity ID. That its endpoint's URL is taken, and how several audiences are read, is not: a warning.
 */
export function checkAudience({ assertion }: ReceivedMessage, audience: string): Finding<undefined> {
  const conditions = onlyChild(assertion, "saml:Conditions");
  const restrictions = conditions ? children(conditions, "saml:AudienceRestriction") : [];
  const audiences = restrictions.map((restriction) => children(restriction, "saml:Audience").map(text));
  if (audiences.length === 0) throw new Refusal("audience-missing", "There is no AudienceRestriction.");
  const evidence = `The audiences are ${quote(audiences.flat().join(", "))}; AWS sign-in is ${quote(audience)}.`;
  const named = audiences.every((names) => names.includes(audience));
  if (!named && !audiences.every((names) => names.some(isSignInEndpoint))) {
    throw new Refusal("audience-mismatch", evidence);
  }
  return {
    says: "Its audience restriction names AWS sign-in.",
    evidence: audience,
    warnings: [
      ...(named ? [] : [found("audience-is-endpoint", evidence)]),
      ...(audiences.flat().length > 1 ? [found("audience-not-alone", evidence)] : []),
    ],
    value: undefined,
  };
}

import { quote, Refusal, type Finding } from "../walk/refusal.js";
import { attribute, children, onlyChild, text } from "../xml/element.js";
import type { ReceivedMessage } from "./signature.js";

/** The assertion's `Issuer`, and the Response's where it has one: the entity ID of the uploaded metadata. */
export function checkIssuer({ assertion, response }: ReceivedMessage, entityId: string): Finding<undefined> {
  const own = onlyChild(assertion, "saml:Issuer");
  for (const issuer of [own, ...children(response, "saml:Issuer")]) {
    const format = attribute(issuer, "Format") ?? entityFormat;
    if (text(issuer) !== entityId || format !== entityFormat) {
      throw new Refusal(
        "issuer-mismatch",
        `The issuer is ${quote(text(issuer))}; the provider's metadata names ${quote(entityId)}.`,
      );
    }
  }
  return { says: "It is the entity ID of the uploaded metadata.", evidence: entityId, value: undefined };
}

/** The assertion's issuer as it is; empty where there is none. */
export function readIssuer({ assertion }: ReceivedMessage): string {
  return text(onlyChild(assertion, "saml:Issuer")) ?? "";
}

/** [SAMLCore] §8.3.6; the only format an issuer has here ([SAMLProf] §4.1.4.2). */
const entityFormat = "urn:oasis:names:tc:SAML:2.0:nameid-format:entity";

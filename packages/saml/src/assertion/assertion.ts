import { dateTime } from "../xml/date-time.js";
import { element, type XmlElement } from "../xml/element.js";
import { saml } from "../xml/namespaces.js";
import { attributeStatement, type Attribute } from "./attribute-statement.js";
import { authnStatement, type AuthnStatement } from "./authn-statement.js";
import { conditions, type Conditions } from "./conditions.js";
import { issuer } from "./issuer.js";
import { subject, type BearerConfirmation } from "./subject.js";

/** The parts of an Assertion in schema order. */
export interface Assertion {
  readonly id: string;
  readonly issueInstant: Date;
  readonly issuer: string;
  /** `<saml:NameID>` or `<saml:EncryptedID>`. */
  readonly identifier: XmlElement;
  readonly confirmation: BearerConfirmation;
  readonly conditions: Conditions;
  readonly authnStatement: AuthnStatement;
  readonly attributes: readonly Attribute[];
}

/** `<saml:Assertion>` ([SAMLCore] §2.3.3), before it is signed. */
export function assertion(parts: Assertion): XmlElement {
  const identity = {
    ID: parts.id,
    IssueInstant: dateTime(parts.issueInstant, "issueInstant"),
    Version: "2.0",
  };
  // A statement without attributes would break the schema (§2.7.3).
  const attributeStatements = parts.attributes.length === 0 ? [] : [attributeStatement(parts.attributes)];
  return element(saml, "Assertion", identity, [
    issuer(parts.issuer),
    subject(parts.identifier, parts.confirmation),
    conditions(parts.conditions),
    authnStatement(parts.authnStatement),
    ...attributeStatements,
  ]);
}

import { element, type XmlElement } from "../xml/element.js";
import { md } from "../xml/namespaces.js";

/** Whom to ask about an entity. */
export interface ContactPerson {
  /** For which questions. */
  readonly type: "technical" | "support" | "administrative" | "billing" | "other";
  /** Given name; a team can put its name here. */
  readonly givenName?: string;
  /** Family name. */
  readonly surName?: string;
  /** Address without `mailto:`. */
  readonly emailAddress?: string;
}

/** `<md:ContactPerson>` ([SAMLMeta] §2.3.2.2). The address becomes a `mailto:` URI, as the schema's anyURI asks. */
export function contactPerson({ type, givenName, surName, emailAddress }: ContactPerson): XmlElement {
  const details: readonly (readonly [string, string | undefined])[] = [
    ["GivenName", givenName],
    ["SurName", surName],
    ["EmailAddress", emailAddress && `mailto:${emailAddress}`],
  ];
  return element(
    md,
    "ContactPerson",
    { contactType: type },
    details.flatMap(([name, value]) => (value === undefined ? [] : [element(md, name, {}, [value])])),
  );
}

import { element, type XmlElement } from "../xml/element.js";
import { saml } from "../xml/namespaces.js";

/** A named property of the subject. */
export interface Attribute {
  /** Case-sensitive name. */
  readonly name: string;
  /** URI that says how to read the name: see {@link attributeNameFormat}. Absent means `unspecified`. */
  readonly nameFormat?: string;
  /** A name for people; receivers must not rely on it. */
  readonly friendlyName?: string;
  /** One AttributeValue each, in this order. An empty string is a value; an empty list is an attribute without values. */
  readonly values: readonly string[];
}

/** `<saml:AttributeStatement>` ([SAMLCore] §2.7.3). */
export function attributeStatement(attributes: readonly Attribute[]): XmlElement {
  return element(saml, "AttributeStatement", {}, attributes.map(attribute));
}

/** `<saml:Attribute>` ([SAMLCore] §2.7.3.1). */
function attribute({ name, nameFormat, friendlyName, values }: Attribute): XmlElement {
  const names = { FriendlyName: friendlyName, Name: name, NameFormat: nameFormat };
  return element(saml, "Attribute", names, values.map(attributeValue));
}

/**
 * `<saml:AttributeValue>` ([SAMLCore] §2.7.3.1.1), without `xsi:type`.
 *
 * `xsi:type="xs:string"` names the prefix `xs` inside a value, where exclusive canonicalization does not see it used
 * ([ExcC14N] §1.3): its declaration would be lost, unless a prefix list carried it. A value without a type is text.
 */
function attributeValue(value: string): XmlElement {
  return element(saml, "AttributeValue", {}, [value]);
}

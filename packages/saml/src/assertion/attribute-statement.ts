import { element, type XmlElement } from "../xml/element.js";
import { saml, xs } from "../xml/namespaces.js";
import { attributeValue } from "./attribute-value.js";

/**
 * A named property of the subject.
 *
 * Its values have one type: either all are text without one, or all are of one type of XML Schema ([SAMLCore] §2.7.3.1).
 */
export type Attribute = AttributeName & AttributeValues;

/** What an {@link Attribute} is called. */
export interface AttributeName {
  /** Case-sensitive name. */
  readonly name: string;
  /** URI that says how to read the name: see {@link attributeNameFormat}. Absent means `unspecified`. */
  readonly nameFormat?: string;
  /** A name for people; receivers must not rely on it. */
  readonly friendlyName?: string;
}

/**
 * The values of an {@link Attribute}, and their type if receivers are to be told.
 *
 * Text without a type is what every service provider reads, and all that AWS asks for.
 */
export type AttributeValues =
  | (ValuesOf<string> & { readonly type?: never })
  | (ValuesOf<string> & { readonly type: "xs:string" | "xs:anyURI" })
  | (ValuesOf<boolean> & { readonly type: "xs:boolean" })
  | (ValuesOf<bigint> & { readonly type: "xs:integer" })
  | (ValuesOf<Date> & { readonly type: "xs:dateTime" })
  | (ValuesOf<Uint8Array> & { readonly type: "xs:base64Binary" });

/** A list of values of one type. */
export interface ValuesOf<Value> {
  /**
   * One AttributeValue each, in this order. An empty string is a value; `null` is a value that is known to be none, and
   * written with `xsi:nil`; an empty list is an attribute without values.
   */
  readonly values: readonly (Value | null)[];
}

/** `<saml:AttributeStatement>` ([SAMLCore] §2.7.3). */
export function attributeStatement(attributes: readonly Attribute[]): XmlElement {
  return element(saml, "AttributeStatement", {}, attributes.map(attribute));
}

/**
 * `<saml:Attribute>` ([SAMLCore] §2.7.3.1).
 *
 * `xsi:type="xs:boolean"` names the prefix `xs` inside a value, where exclusive canonicalization does not see it used: its
 * declaration would be lost from what is signed ([ExcC14N] §1.3). So the element around the values has an attribute of that
 * namespace, as it may have of any, and `xs` is declared for a reason that canonicalization sees.
 */
function attribute({ name, nameFormat, friendlyName, type, values }: Attribute): XmlElement {
  const names = { FriendlyName: friendlyName, Name: name, NameFormat: nameFormat };
  const written = element(
    saml,
    "Attribute",
    names,
    values.map((value) => attributeValue(value, type)),
  );
  if (type === undefined) return written;
  return { ...written, attributes: [...written.attributes, { namespace: xs, name: "type", value: type }] };
}

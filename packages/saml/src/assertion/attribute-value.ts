import { encodeBase64 } from "../xml/base64.js";
import { dateTime } from "../xml/date-time.js";
import { elementWith, type XmlAttribute, type XmlElement } from "../xml/element.js";
import { saml, xsi } from "../xml/namespaces.js";

/**
 * `<saml:AttributeValue>` ([SAMLCore] §2.7.3.1.1); an ancestor declares the prefix of the type.
 *
 * @param value - `null` is written with `xsi:nil`.
 * @param type - For `xsi:type`, if the value has one.
 */
export function attributeValue(
  value: string | boolean | bigint | Date | Uint8Array | null,
  type: string | undefined,
): XmlElement {
  const attributes: XmlAttribute[] = [];
  if (value === null) attributes.push({ namespace: xsi, name: "nil", value: "true" });
  if (type !== undefined) attributes.push({ namespace: xsi, name: "type", value: type });
  const children = value === null ? [] : [lexicalForm(value)];
  return elementWith(saml, "AttributeValue", attributes, children);
}

/** How XML Schema writes a value ([XMLSchema2] §3.2, §3.3). */
function lexicalForm(value: string | boolean | bigint | Date | Uint8Array): string {
  if (value instanceof Date) return dateTime(value, "attributes.values");
  if (value instanceof Uint8Array) return encodeBase64(value);
  // From callers without types, "undefined" would be what is stated of the user.
  if (!["string", "boolean", "bigint"].includes(typeof value)) throw new TypeError("an attribute value is no value");
  return String(value);
}

import type { Element } from "@xmldom/xmldom";

import type { FaultCode } from "../faults/fault-code.js";
import { Refusal } from "../walk/refusal.js";
import { attribute, children, text } from "../xml/element.js";

/** What AWS puts before every name it reads. */
export const attributePrefix = "https://aws.amazon.com/SAML/Attributes/";

/** One `Attribute` element; a name may occur in several. */
export interface ReceivedAttribute {
  readonly name: string;
  readonly values: readonly string[];
}

/** The assertion's attributes, in document order. */
export function readAttributes(assertion: Element): readonly ReceivedAttribute[] {
  return children(assertion, "saml:AttributeStatement")
    .flatMap((statement) => children(statement, "saml:Attribute"))
    .map((element) => ({
      name: attribute(element, "Name") ?? "",
      // A value of elements cannot be a string to AWS; it is kept as an empty one, which no rule takes.
      values: children(element, "saml:AttributeValue").map((value) => text(value) ?? ""),
    }));
}

/** All values of a name (`Role`), however many elements they came in. */
export function valuesOf(attributes: readonly ReceivedAttribute[], name: string): readonly string[] {
  return attributes.filter((each) => each.name === attributePrefix + name).flatMap((each) => each.values);
}

/** IAM refuses whitespace at either end of any value it reads, without saying which one. */
export function checkNoSurroundingWhitespace(code: FaultCode, name: string, values: readonly string[]): void {
  if (values.some((value) => value !== value.trim())) {
    throw new Refusal(code, `A value of ${name} begins or ends with whitespace.`);
  }
}

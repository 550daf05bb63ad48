import { SamlError } from "../errors.js";
import { xs, xsi } from "../xml/namespaces.js";
import type { XmlNode } from "../xml/xml-node.js";
import { builtInTypes } from "./built-in-types.js";
import type { ElementRule } from "./element-rule.js";
import { schemaInvalid } from "./schema-invalid.js";
import { schema } from "./schema.js";
import type { SimpleType } from "./simple-types.js";

/**
 * Checks what an element says of its own type ([XMLSchema1] §2.6).
 *
 * A type of XML Schema is checked where the schema leaves the type open, above all in attribute values. What a type of a
 * namespace without a model asks for is not known here, and not checked.
 *
 * @throws {@link SamlError} `schema-invalid`, `schema-extension-unknown`.
 */
export function checkXsiAttributes(node: XmlNode, rule: ElementRule): void {
  if (rule.xsiType !== "foreign" && !node.attributes.some(({ namespaceURI }) => namespaceURI === xsi.uri)) return;
  const nil = xsiAttribute(node, "nil");
  if (nil !== undefined) checkNil(nil, node, rule);

  const name = xsiAttribute(node, "type");
  if (name === undefined) checkUntyped(rule);
  const type = name === undefined || isOwnType(name, node) ? undefined : findType(name, node, rule);
  if (type !== undefined) checkSimpleContent(node, rule, isTrue(nil) ? () => true : type);
}

function checkNil(nil: string, { children }: XmlNode, rule: ElementRule): void {
  if (!rule.isNillable || !/^[ \t\r\n]*(?:true|false|1|0)[ \t\r\n]*$/.test(nil))
    throw schemaInvalid(rule.name, "cannot be nil");
  if (isTrue(nil) && children.length > 0) throw schemaInvalid(rule.name, "is nil, but not empty");
}

function checkUntyped(rule: ElementRule): void {
  if (rule.xsiType !== "foreign") return;
  throw new SamlError("schema-extension-unknown", `${rule.name} stands for a type, and does not say for which.`);
}

/** Some name the type that an element has anyway: by the schemas' custom, its own name and "Type". */
function isOwnType(name: string, node: XmlNode): boolean {
  const [, prefix = "", localName = ""] = typeName.exec(name) ?? [];
  const isCalledSo = localName === `${node.localName}Type` && namespaceOf(prefix, node) === node.namespaceURI;
  return isCalledSo && schema.has(node.namespaceURI);
}

/** The type that the name stands for; `undefined` if it asks for nothing that could be checked. */
function findType(name: string, node: XmlNode, rule: ElementRule): SimpleType | undefined {
  const [, prefix = "", localName = ""] = typeName.exec(name) ?? [];
  const namespaceURI = namespaceOf(prefix, node);
  if (rule.xsiType === "any" && namespaceURI === xs.uri) {
    if (localName === "anyType") return undefined;
    const type = builtInTypes.get(localName);
    if (type !== undefined) return type;
  } else if (
    rule.xsiType !== undefined &&
    namespaceURI !== "" &&
    namespaceURI !== xs.uri &&
    !schema.has(namespaceURI)
  ) {
    return undefined;
  }
  throw schemaInvalid(rule.name, "has a type that is not known, or not allowed there");
}

/** Text of the type, and no attributes but these ([XMLSchema1] §3.3.4, cvc-type 3.1). */
function checkSimpleContent({ attributes, children }: XmlNode, { name }: ElementRule, type: SimpleType): void {
  const isSimple =
    attributes.every(({ namespaceURI }) => namespaceURI === xsi.uri) && children.every((it) => typeof it === "string");
  if (!isSimple || !type(children.join(""))) throw schemaInvalid(name, "is not of the type that it names");
}

function xsiAttribute({ attributes }: XmlNode, localName: string): string | undefined {
  return attributes.find((it) => it.localName === localName && it.namespaceURI === xsi.uri)?.value;
}

function isTrue(value: string | undefined): boolean {
  return value !== undefined && /^[ \t\r\n]*(?:true|1)[ \t\r\n]*$/.test(value);
}

/** What a prefix means at an element; empty if it means nothing. */
function namespaceOf(prefix: string, element: XmlNode): string {
  for (let node: XmlNode | undefined = element; node !== undefined; node = node.parent) {
    const declaration = node.declarations.find((it) => it.prefix === prefix);
    if (declaration !== undefined) return declaration.uri;
  }
  return "";
}

/** A QName ([XMLSchema2] §3.2.18). */
const typeName = /^[ \t\r\n]*(?:([^: \t\r\n]+):)?([^: \t\r\n]+)[ \t\r\n]*$/;

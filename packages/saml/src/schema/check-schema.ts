import { SamlError } from "../errors.js";
import { ds, xml, xsi } from "../xml/namespaces.js";
import { nodeOf, type UnverifiedElement } from "../xml/unverified-element.js";
import type { XmlNode, XmlNodeAttribute } from "../xml/xml-node.js";
import { checkXsiAttributes } from "./check-xsi-attributes.js";
import type { AttributeRule, ElementRule } from "./element-rule.js";
import { schemaInvalid } from "./schema-invalid.js";
import { anythingForeign, anythingLocal, schema, type NamespaceSchema } from "./schema.js";
import { findSimpleType, type SimpleType } from "./simple-types.js";

/**
 * Checks an element of a SAML message, of metadata or of a signature, and all that it holds, against the schemas.
 *
 * Afterwards readers may rely on order, number and type. What stands where a schema admits anything is checked as far as it
 * belongs to one of these namespaces, and not at all beyond; nor is KeyInfo of a signature. Narrower than the schemas: instants are in UTC
 * ([SAMLCore] §1.3.3), URI references of SAML are not empty (§1.3.2), and IDs are ASCII.
 *
 * @throws {@link SamlError} `schema-invalid`, `schema-extension-unknown`.
 * @see {@link https://www.w3.org/TR/xmlschema-1/#sec-cvc-elt | XML Schema Part 1 §3.3.4}
 */
export function checkSchema(element: UnverifiedElement): void {
  const node = nodeOf(element);
  const namespace = schema.get(node.namespaceURI);
  if (namespace === undefined) throw schemaInvalid("The element", "belongs to no namespace of SAML");
  checkElement(node, namespace);
}

/** Returns the rule that the element was held against. `namespace` is the element's own. */
function checkElement(node: XmlNode, namespace: NamespaceSchema | undefined): ElementRule {
  const rule = ruleFor(node, namespace);
  if (isHint(node)) return rule;
  if (rule.isAbstract) {
    throw new SamlError("schema-extension-unknown", `${rule.name} stands for a type that is not known here.`);
  }
  checkAttributes(node.attributes, rule);
  checkXsiAttributes(node, rule);
  checkText(node, rule);
  checkChildren(node, rule, namespace);
  return rule;
}

/**
 * KeyInfo of a signature says which key might have been used ([SAMLCore] §5.4.5). Keys come from configuration and nobody
 * here reads it, so that an odd one does not break a good signature.
 */
function isHint({ namespaceURI, localName, parent }: XmlNode): boolean {
  return (
    localName === "KeyInfo" &&
    namespaceURI === ds.uri &&
    parent?.localName === "Signature" &&
    parent.namespaceURI === ds.uri
  );
}

/** In a namespace that has a model there is nothing but what the model knows. */
function ruleFor({ namespaceURI, localName }: XmlNode, namespace: NamespaceSchema | undefined): ElementRule {
  if (namespace === undefined) return namespaceURI === "" ? anythingLocal : anythingForeign;
  const rule = namespace.elements.get(localName);
  if (rule !== undefined) return rule;
  throw schemaInvalid(`An element of the namespace of ${namespace.prefix}`, "is not known here");
}

function checkAttributes(attributes: readonly XmlNodeAttribute[], rule: ElementRule): void {
  let required = 0;
  for (const attribute of attributes) {
    const declared = findAttribute(attribute, rule);
    if (declared === undefined) checkOtherAttribute(attribute, rule);
    else if (!declared.type(attribute.value)) throw schemaInvalid(`${rule.name}/@${declared.name}`, "has another type");
    else if (declared.isRequired) required++;
  }
  if (required < rule.requiredAttributes) throw schemaInvalid(rule.name, "lacks an attribute");
}

function findAttribute({ namespaceURI, localName }: XmlNodeAttribute, rule: ElementRule): AttributeRule | undefined {
  if (namespaceURI !== "" && namespaceURI !== xml.uri) return undefined;
  const name = namespaceURI === "" ? localName : `xml:${localName}`;
  for (const declared of rule.attributes) if (declared.name === name) return declared;
  return undefined;
}

function checkOtherAttribute(attribute: XmlNodeAttribute, rule: ElementRule): void {
  const isAdmitted =
    attribute.namespaceURI === xsi.uri
      ? xsiAttributes.has(attribute.localName)
      : attribute.namespaceURI === ""
        ? rule.otherAttributes === "any"
        : rule.otherAttributes !== "none" && isForeign(attribute);
  if (!isAdmitted) throw schemaInvalid(rule.name, "has an attribute that does not belong there");
}

/** None of the namespaces that have a model has attributes for other elements. */
function isForeign({ namespaceURI, localName, value }: XmlNodeAttribute): boolean {
  if (namespaceURI === xml.uri) return xmlAttributes.get(localName)?.(value) ?? false;
  return !schema.has(namespaceURI);
}

function checkText({ children }: XmlNode, { name, text }: ElementRule): void {
  if (text === "any") return;
  if (typeof text === "function") {
    const value = children.filter((child) => typeof child === "string").join("");
    if (!text(value)) throw schemaInvalid(name, "has another type");
    return;
  }
  for (const child of children) {
    if (typeof child !== "string") continue;
    if (text === "none" || /[^ \t\r\n]/.test(child)) throw schemaInvalid(name, "holds text");
  }
}

function checkChildren(node: XmlNode, rule: ElementRule, namespace: NamespaceSchema | undefined): void {
  let names = "";
  for (const child of node.children) {
    if (typeof child === "string") continue;
    const isSibling = child.namespaceURI === node.namespaceURI;
    names += checkElement(child, isSibling ? namespace : schema.get(child.namespaceURI)).listedName;
  }
  const isValid = names === "" ? rule.mayBeEmpty : rule.content.test(names);
  if (!isValid) throw schemaInvalid(rule.name, "lacks an element, or holds one that does not belong there");
}

/** [XMLSchema1] §2.6. */
const xsiAttributes: ReadonlySet<string> = new Set(["type", "nil", "schemaLocation", "noNamespaceSchemaLocation"]);

/** [XML] §2.10, §2.12; [XMLBase] §3. */
const xmlAttributes: ReadonlyMap<string, SimpleType> = new Map([
  ["lang", findSimpleType("language")],
  ["space", findSimpleType("default|preserve")],
  ["base", findSimpleType("uriReference")],
]);

import type { ReadElement } from "./xml-tree.test.fixture.js";

/** The tree with another text wherever the mark stands. */
export function replaceMark(element: ReadElement, text: string, mark = "MARK"): ReadElement {
  const replace = (value: string): string => (value === mark ? text : value);
  const attributes = Object.entries(element.attributes).map(([name, value]) => [name, replace(value)]);
  return {
    name: element.name,
    attributes: Object.fromEntries(attributes) as Record<string, string>,
    children: element.children.map((child) =>
      typeof child === "string" ? replace(child) : replaceMark(child, text, mark),
    ),
  };
}

const role = '<saml:Attribute Name="Role"><saml:AttributeValue>admin</saml:AttributeValue></saml:Attribute>';

/** Texts that become more than a value where a writer is careless, and what each of them would become. */
export const injections = [
  ["an element", `x</saml:AttributeValue></saml:Attribute>${role}<saml:Attribute Name="y"><saml:AttributeValue>`],
  ["an end tag that the writer looks for", "x</saml:Issuer></samlp:Status>"],
  ["a second assertion", `x</saml:Issuer></saml:Assertion><saml:Assertion ID="_2">`],
  ["an attribute", `x" Format="y" xmlns:saml="urn:other`],
  ["an attribute in single quotes", `x' Format='y`],
  ["a comment", "admin<!-- x -->@example.com"],
  ["a CDATA section", "<![CDATA[x]]>"],
  ["a processing instruction", "x<?y z?>"],
  ["an entity", "&x;&#60;&lt;&amp;lt;"],
  ["a document type", '<!DOCTYPE x [<!ENTITY y "z">]>'],
  ["white space that parsers normalize", "\r\n\t x \r\r\n\n"],
  ["replacement patterns", "$&$1$`$'$$x"],
] as const;

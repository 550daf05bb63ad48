import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { canonicalize } from "../xml/canonicalize.js";
import { XmlTree, parseXmlNode } from "../xml/parse-xml.js";
import { messageLimits } from "../xml/limits.js";
import { scanXml } from "../xml/scan-xml.js";
import type { XmlNode } from "../xml/xml-node.js";
import { isAsWritten } from "./as-written.js";

/** The first child element of a document. */
function inner(xml: string): XmlNode {
  return firstElement(parseXmlNode(xml));
}

function firstElement({ children }: XmlNode): XmlNode {
  const found = children.find((child) => typeof child !== "string");
  if (found === undefined) throw new Error("the root has no child element");
  return found;
}

/** What readers see of an element. */
function shown({ namespaceURI, localName, attributes, children }: XmlNode): unknown {
  return [
    namespaceURI,
    localName,
    attributes.map((it) => [it.namespaceURI, it.localName, it.value]),
    children.map((child) => (typeof child === "string" ? child : shown(child))),
  ];
}

describe("isAsWritten", () => {
  it.each([
    ["with its own declaration", `<r><p:a xmlns:p="urn:p" b="1"><p:c>x &amp; y</p:c></p:a></r>`],
    ["whose prefix is declared further up", `<r xmlns:p="urn:p"><p:a b="1"><p:c>x &amp; y</p:c></p:a></r>`],
    ["in a default namespace from further up", `<r xmlns="urn:r"><a b="1"><c></c></a></r>`],
    ["without a namespace", `<r><a b="1"><c></c></a></r>`],
  ])("says so of an element in canonical form %s", (_, xml) => {
    expect(isAsWritten(canonicalize(inner(xml)), inner(xml))).toBe(true);
  });

  it.each([
    ["a second prefix from further up", `<r xmlns:p="urn:p" xmlns:q="urn:q"><p:a><q:c></q:c></p:a></r>`],
    ["the prefix of an attribute from further up", `<r xmlns:p="urn:p" xmlns:q="urn:q"><p:a q:b="1"></p:a></r>`],
    ["a declaration that nothing uses", `<r xmlns:p="urn:p"><p:a xmlns:q="urn:q"></p:a></r>`],
    ["a declaration that is repeated", `<r><p:a xmlns:p="urn:p"><p:c xmlns:p="urn:p"></p:c></p:a></r>`],
    ["attributes in another order", `<r><a c="2" b="1"></a></r>`],
    ["an empty-element tag", `<r><a><c/></a></r>`],
    ["a reference that canonical form does not write", `<r><a>&#97;</a></r>`],
  ])("denies it of an element with %s", (_, xml) => {
    expect(isAsWritten(canonicalize(inner(xml)), inner(xml))).toBe(false);
  });

  it("denies it where an inclusive prefix is declared anew", () => {
    const element = inner(`<r xmlns:p="urn:p" xmlns:q="urn:q"><p:a></p:a></r>`);
    expect(isAsWritten(canonicalize(element, { inclusivePrefixes: ["q"] }), element)).toBe(false);
  });

  it("denies it of a document that came in pieces", () => {
    const tree = new XmlTree();
    const scan = scanXml(tree, { limits: messageLimits, comments: "refuse" });
    for (const piece of ["<r><a>", "x</a></r>"]) scan.write(piece);
    scan.end();
    const element = firstElement(tree.root);
    expect(isAsWritten(canonicalize(element), element)).toBe(false);
  });

  it("says so only where the canonical form has the same tree", () => {
    fc.assert(
      fc.property(document, (xml) => {
        const element = inner(xml);
        const canonical = canonicalize(element);
        fc.pre(isAsWritten(canonical, element));
        expect(shown(parseXmlNode(canonical))).toEqual(shown(element));
      }),
    );
  });
});

/** Declarations of two prefixes and of the default namespace, which elements and attributes use or do not. */
const declarations = fc
  .subarray([` xmlns="urn:d"`, ` xmlns:p="urn:p"`, ` xmlns:q="urn:q"`, ` xmlns:p="urn:q"`], { maxLength: 2 })
  .filter((chosen) => chosen.filter((it) => it.startsWith(" xmlns:p")).length < 2)
  .map((chosen) => chosen.join(""));

const { element } = fc.letrec<{ element: string }>((tie) => ({
  element: fc
    .tuple(
      fc.constantFrom("", "p:", "p:", "q:"),
      fc.option(declarations, { nil: "", freq: 1 }),
      fc.constantFrom("", "", ` b="1"`, ` q:b="1"`),
      fc.array(fc.oneof({ maxDepth: 3 }, fc.constantFrom("x", "&amp;"), tie("element")), { maxLength: 2 }),
    )
    .map(([prefix, declared, attribute, content]) => {
      return `<${prefix}a${declared}${attribute}>${content.join("")}</${prefix}a>`;
    }),
}));

/** Around the element all prefixes are declared, with another meaning than they may have within. */
const document = element.map((xml) => `<r xmlns="urn:r" xmlns:p="urn:p" xmlns:q="urn:p">${xml}</r>`);

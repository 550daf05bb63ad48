import { describe, expect, it } from "vitest";

import { canonicalize } from "../xml/canonicalize.js";
import { parseXmlNode } from "../xml/parse-xml.js";
import { nodeOf } from "../xml/unverified-element.js";
import type { XmlNode } from "../xml/xml-node.js";
import { readDigested } from "./read-digested.js";

/** An element with a signature in a document around it. */
function read(xml: string, canonical?: string): XmlNode {
  const [apex] = elementsOf(parseXmlNode(xml));
  const signature = apex && elementsOf(apex).find(({ localName }) => localName === "s");
  if (apex === undefined || signature === undefined) throw new Error("no element with a signature");
  return nodeOf(readDigested(canonical ?? canonicalize(apex, { without: signature }), apex, signature));
}

function elementsOf({ children }: XmlNode): XmlNode[] {
  return children.filter((child) => typeof child !== "string");
}

describe("readDigested", () => {
  it.each([
    ["in canonical form", '<r><a b="1">x <s></s>y<c>z</c></a></r>'],
    ["in canonical form, around a second element like the signature", '<r><a b="1"><s></s>x y<c>z</c><s></s></a></r>'],
    ["in another form", "<r><a  b='1'>x <s/>y<c>z</c></a></r>"],
    ["with a declaration from outside", '<r xmlns:p="urn:p"><a p:b="1">x <s></s>y<c>z</c></a></r>'],
  ])("reads a document %s as its canonical form without the signature", (_, xml) => {
    const element = read(xml);
    const again = parseXmlNode(canonicalize(element));
    expect(element.children.map(shown)).toEqual(again.children.map(shown));
    expect(canonicalize(again)).not.toContain("<s></s>x");
  });

  it("reads white space around the signature as one run", () => {
    expect(read("<r><a>\n<s></s>\n</a></r>").children).toEqual(["\n\n"]);
  });

  it("reads what was digested, not what stands in the document", () => {
    expect(read("<r><a>x<s></s></a></r>", "<a>y</a>").children).toEqual(["y"]);
    // A part like the signature elsewhere does not make the document what was digested.
    expect(read("<r><a><c><s></s></c><s></s></a></r>", "<a><c></c><s></s></a>").children.map(shown)).toEqual([
      "<c></c>",
      "<s></s>",
    ]);
  });

  it.each(["<r><a>x<s></s><c><d></d></c></a></r>", "<r><a>x<s/><c><d/></c></a></r>"])(
    "leaves no way back into %s",
    (xml) => {
      const element = read(xml);
      expect(element.parent).toBeUndefined();
      for (const child of elementsOf(element)) {
        expect(child.parent).toBe(element);
        expect(elementsOf(child).map(({ parent }) => parent)).toEqual([child]);
      }
    },
  );
});

function shown(child: XmlNode | string): string {
  return typeof child === "string" ? child : canonicalize(child);
}

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { canonicalize } from "../../xml/canonicalize.js";
import { messageLimits } from "../../xml/limits.js";
import { parseXmlNode } from "../../xml/parse-xml.js";
import { scanXml } from "../../xml/scan-xml.js";
import { createCanonicalWriter } from "./canonical-writer.js";

/** What a writer makes of a document that comes in pieces. */
function writePiecewise(document: string, pieceLength: number, prefixList: readonly string[]): string {
  const writer = createCanonicalWriter(prefixList);
  let xml = "";
  const handler = {
    startElement: (tag: Parameters<typeof writer.startElement>[0]) => {
      xml += writer.startElement(tag);
    },
    characters: (data: string) => {
      xml += writer.characters(data);
    },
    endElement: () => {
      xml += writer.endElement();
    },
  };
  const scan = scanXml(handler, { limits: messageLimits, comments: "skip-between-elements" });
  for (let start = 0; start < document.length; start += pieceLength) {
    scan.write(document.slice(start, start + pieceLength));
  }
  scan.end();
  return xml;
}

describe("createCanonicalWriter", () => {
  it("writes what canonicalize writes of the whole tree, with and without a PrefixList", () => {
    const prefixLists = fc.subarray(["a", "b", "#default", "absent"]);
    fc.assert(
      fc.property(documents(), fc.integer({ min: 1, max: 40 }), prefixLists, (document, pieceLength, prefixList) => {
        const tree = parseXmlNode(document, { comments: "skip-between-elements" });
        const whole = canonicalize(tree, { inclusivePrefixes: prefixList });
        expect(writePiecewise(document, pieceLength, prefixList)).toBe(whole);
      }),
      { numRuns: 300 },
    );
  });
});

/** Documents that declare, redeclare and take away namespaces, used or not. */
function documents(): fc.Arbitrary<string> {
  const name = fc.constantFrom("a:x", "b:x", "x", "a:y");
  const declarations = fc.subarray([
    'xmlns:a="urn:1"',
    'xmlns:a="urn:2"',
    'xmlns:b="urn:1"',
    'xmlns="urn:3"',
    'xmlns=""',
  ]);
  const attributes = fc.subarray(['a:p="1"', 'b:q="&lt;&#9;>"', 'p="é"', 'xml:lang="en"', "z='\"'"]);
  const text = fc.constantFrom("", " ", "\r\n", "&amp;&gt;", "é😀", "]&#13;");
  const { element } = fc.letrec<{ element: string; content: string }>((tie) => ({
    element: fc.tuple(name, declarations, attributes, tie("content")).map(([tag, ...[declared, others, content]]) => {
      const markup = [tag, ...distinct(declared), ...others].join(" ");
      return content === "" ? `<${markup}/>` : `<${markup}>${content}</${tag}>`;
    }),
    content: fc.oneof(
      { maxDepth: 4 },
      text,
      fc.array(tie("element"), { maxLength: 3 }).map((children) => children.join("<!-- between -->\n")),
      fc.tuple(text, tie("element"), text).map((parts) => parts.join("")),
    ),
  }));
  // No two attributes have one local name, as both prefixes may come to mean one namespace.
  return element.map((content) => `<root xmlns:a="urn:0" xmlns:b="urn:9">${content}</root>`);
}

/** One declaration for each prefix. */
function distinct(declarations: readonly string[]): readonly string[] {
  return [...new Map(declarations.map((it) => [it.split("=")[0], it])).values()];
}

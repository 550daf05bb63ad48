import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { isMissing, run } from "../testing/command.test.fixture.js";
import { refusal } from "../testing/refusal.test.fixture.js";
import { exclusiveCanonicalForm } from "../testing/xml-crypto.test.fixture.js";
import { xmlDocument, type Vocabulary } from "../testing/xml-document.test.fixture.js";
import { canonicalize } from "./canonicalize.js";
import { parseXmlNode } from "./parse-xml.js";
import type { XmlNode } from "./xml-node.js";

function canonical(xml: string, ...inclusivePrefixes: readonly string[]): string {
  return canonicalize(parseXmlNode(xml), { inclusivePrefixes });
}

/** The first element of this name, wherever it stands. */
function find(node: XmlNode, name: string): XmlNode | undefined {
  if (node.qualifiedName === name) return node;
  return node.children
    .filter((child) => typeof child !== "string")
    .map((child) => find(child, name))
    .find((found) => found !== undefined);
}

function apex(xml: string, name: string): XmlNode {
  const found = find(parseXmlNode(xml), name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
}

describe("canonicalize", () => {
  it.each([
    ["both tags of an element without content", "<a/>", "<a></a>"],
    ["double quotes and single spaces", "<a  b = 'c'\n d='\"' ></a >", `<a b="c" d="&quot;"></a>`],
    [
      "attributes sorted by namespace URI, then by local name",
      `<a xmlns:x="urn:2" xmlns:y="urn:1" x:a="1" y:b="2" y:a="3" b="4" B="5" xml:a="6"/>`,
      `<a xmlns:x="urn:2" xmlns:y="urn:1" B="5" b="4" xml:a="6" y:a="3" y:b="2" x:a="1"></a>`,
    ],
    [
      "declarations sorted by prefix, the default first",
      `<z:a xmlns:z="urn:z" xmlns:b="urn:b" b:x="1" z:x="2"><c xmlns="urn:c" z:d="3"/></z:a>`,
      `<z:a xmlns:b="urn:b" xmlns:z="urn:z" b:x="1" z:x="2"><c xmlns="urn:c" z:d="3"></c></z:a>`,
    ],
    [
      "declarations where they are used, and nowhere else",
      `<a xmlns:x="urn:x" xmlns="urn:d"><x:b><x:c/></x:b><x:d/></a>`,
      `<a xmlns="urn:d"><x:b xmlns:x="urn:x"><x:c></x:c></x:b><x:d xmlns:x="urn:x"></x:d></a>`,
    ],
    ["no declarations for attribute values and text", `<a xmlns:x="urn:x" b="x:y">x:z</a>`, `<a b="x:y">x:z</a>`],
    [
      "a declaration again where a prefix changes its namespace",
      `<x:a xmlns:x="urn:1"><x:b xmlns:x="urn:2"><x:c xmlns:x="urn:1"/></x:b><x:d/></x:a>`,
      `<x:a xmlns:x="urn:1"><x:b xmlns:x="urn:2"><x:c xmlns:x="urn:1"></x:c></x:b><x:d></x:d></x:a>`,
    ],
    [
      "no declaration again where it stays",
      `<x:a xmlns:x="urn:1"><x:b xmlns:x="urn:1"/></x:a>`,
      `<x:a xmlns:x="urn:1"><x:b></x:b></x:a>`,
    ],
    [
      "a default namespace that is taken away",
      `<a xmlns="urn:1"><b xmlns=""><c/></b></a>`,
      `<a xmlns="urn:1"><b xmlns=""><c></c></b></a>`,
    ],
    [
      "no taking away of what was not rendered",
      `<a xmlns=""><x:b xmlns:x="urn:x" xmlns="urn:d"><c xmlns=""/></x:b></a>`,
      `<a><x:b xmlns:x="urn:x"><c></c></x:b></a>`,
    ],
    [
      "text with its own escapes",
      "<a>&amp;&lt;&gt;&quot;&apos;&#13;\r\n\t&#10;></a>",
      `<a>&amp;&lt;&gt;"'&#xD;\n\t\n&gt;</a>`,
    ],
    [
      "attributes with theirs",
      `<a b="&amp;&lt;&gt;&quot;&apos;&#13;&#10;&#9;\r\n\t>"/>`,
      `<a b="&amp;&lt;>&quot;'&#xD;&#xA;&#x9;  >"></a>`,
    ],
    [
      "no declaration of xml",
      `<a xmlns:xml="http://www.w3.org/XML/1998/namespace"><b xml:lang="en"/></a>`,
      `<a><b xml:lang="en"></b></a>`,
    ],
    ["nothing around the root", `<?xml version="1.0"?>\n<a/>\n`, "<a></a>"],
  ])("writes %s", (_, xml, form) => {
    expect(canonical(xml)).toBe(form);
  });

  it("writes the same as xml-crypto, whatever the document", () => {
    fc.assert(
      fc.property(xmlDocument(likedByXmlCrypto), (xml) => {
        expect(canonical(xml)).toBe(exclusiveCanonicalForm(xml));
      }),
      { numRuns: 300 },
    );
  });

  it.skipIf(isMissing("xmllint"))(
    "writes the same as xmllint, whatever the document (apt-get install libxml2-utils)",
    () => {
      fc.assert(
        fc.property(xmlDocument(), (xml) => {
          expect(canonical(xml)).toBe(run("xmllint", ["--nonet", "--exc-c14n", "a.xml"], { "a.xml": xml }));
        }),
        { numRuns: 150 },
      );
    },
  );

  it("writes what it reads as the same document again", () => {
    fc.assert(
      fc.property(xmlDocument(), (xml) => {
        const form = canonical(xml);
        expect(canonical(form)).toBe(form);
        expect(contentOf(parseXmlNode(form))).toEqual(contentOf(parseXmlNode(xml)));
      }),
    );
  });

  it("declares at the apex what it uses from around it, and nothing more", () => {
    const xml = `<r xmlns="urn:d" xmlns:x="urn:x" xmlns:y="urn:y" xml:lang="en"><x:a><b/></x:a></r>`;
    expect(canonicalize(apex(xml, "x:a"))).toBe(`<x:a xmlns:x="urn:x"><b xmlns="urn:d"></b></x:a>`);
  });

  it("leaves out one child of the apex, and only this one", () => {
    const root = parseXmlNode("<a>1<s>2</s>3<s>4</s></a>");
    const [, without] = root.children;
    if (typeof without !== "object") throw new Error("no element");
    expect(canonicalize(root, { without })).toBe("<a>13<s>4</s></a>");
  });

  it("refuses to make a long document of a short one", () => {
    const uri = `urn:${"x".repeat(1000)}`;
    const document = (elements: number): XmlNode =>
      parseXmlNode(`<a xmlns:p="${uri}">${"<p:b/>".repeat(elements)}</a>`);
    expect(canonicalize(document(1000)).length).toBeGreaterThan(1_000_000);
    expect(() => canonicalize(document(17_000))).toThrow(refusal("xml-too-large"));
  });
});

describe("canonicalize with an InclusiveNamespaces PrefixList", () => {
  it.each([
    [
      "a prefix at the apex, used or not",
      ["x"],
      `<a xmlns:x="urn:x" xmlns:y="urn:y"><b/></a>`,
      `<a xmlns:x="urn:x"><b></b></a>`,
    ],
    [
      "a prefix wherever it is declared",
      ["x"],
      `<a><b xmlns:x="urn:x"/><c/></a>`,
      `<a><b xmlns:x="urn:x"></b><c></c></a>`,
    ],
    [
      "a prefix again where it changes",
      ["x"],
      `<a xmlns:x="urn:1"><b xmlns:x="urn:2"><c xmlns:x="urn:2"/></b></a>`,
      `<a xmlns:x="urn:1"><b xmlns:x="urn:2"><c></c></b></a>`,
    ],
    [
      "the default namespace",
      ["#default"],
      `<x:a xmlns="urn:d" xmlns:x="urn:x"><b/></x:a>`,
      `<x:a xmlns="urn:d" xmlns:x="urn:x"><b></b></x:a>`,
    ],
    [
      "the default namespace taken away",
      ["#default"],
      `<a xmlns="urn:d"><x:b xmlns:x="urn:x" xmlns=""/></a>`,
      `<a xmlns="urn:d"><x:b xmlns="" xmlns:x="urn:x"></x:b></a>`,
    ],
    [
      "several prefixes in order",
      ["z", "b", "#default"],
      `<m:a xmlns:z="urn:z" xmlns="urn:d" xmlns:m="urn:m" xmlns:b="urn:b"/>`,
      `<m:a xmlns="urn:d" xmlns:b="urn:b" xmlns:m="urn:m" xmlns:z="urn:z"></m:a>`,
    ],
    ["nothing for a prefix that is not declared", ["x", "#default", "xml"], `<a/>`, `<a></a>`],
    ["never the prefix xml", ["xml"], `<a xmlns:xml="http://www.w3.org/XML/1998/namespace"/>`, `<a></a>`],
    [
      "other prefixes as without it",
      ["x"],
      `<a xmlns:x="urn:x" xmlns:y="urn:y"><y:b/></a>`,
      `<a xmlns:x="urn:x"><y:b xmlns:y="urn:y"></y:b></a>`,
    ],
  ])("writes %s", (_, prefixes, xml, form) => {
    expect(canonical(xml, ...prefixes)).toBe(form);
  });

  it("takes prefixes from around the apex, the nearest declaration counting", () => {
    const xml = `<r xmlns="urn:1" xmlns:x="urn:1" xmlns:y="urn:1"><s xmlns:x="urn:2" xmlns=""><a><b/></a></s></r>`;
    expect(canonicalize(apex(xml, "a"), { inclusivePrefixes: ["x", "y", "#default"] })).toBe(
      `<a xmlns:x="urn:2" xmlns:y="urn:1"><b></b></a>`,
    );
  });

  it("writes the same as xml-crypto, whatever the document", () => {
    fc.assert(
      fc.property(xmlDocument(likedByXmlCrypto), fc.subarray(["p", "q"]), (xml, list) => {
        expect(canonical(xml, ...list)).toBe(exclusiveCanonicalForm(xml, list));
      }),
      { numRuns: 300 },
    );
  });
});

/**
 * What xml-crypto canonicalizes as the standard says. It sorts other prefixes by language, repeats `xmlns=""`, knows no
 * `#default`, and writes `xmlns:xml` when asked to; xmllint and xmlsec1 do as we do.
 */
const likedByXmlCrypto: Vocabulary = { prefixes: ["p", "q"], defaults: ["urn:p", "urn:q"] };

/** What a reader of an element sees, without how it was written. */
function contentOf({ namespaceURI, localName, attributes, children }: XmlNode): unknown {
  const values = attributes.map((it) => [it.namespaceURI, it.localName, it.value] as const);
  const runs: unknown[] = [];
  for (const child of children) runs.push(typeof child === "string" ? child : contentOf(child));
  return {
    namespaceURI,
    localName,
    attributes: Object.fromEntries(values.map(([uri, name, value]) => [`${uri} ${name}`, value])),
    runs,
  };
}

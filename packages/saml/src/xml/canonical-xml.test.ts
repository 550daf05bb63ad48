import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { SamlError } from "../errors.js";
import { hostileText } from "../testing/hostile-text.test.fixture.js";
import { exclusiveCanonicalForm } from "../testing/xml-crypto.test.fixture.js";
import { readDocument } from "../testing/xml-tree.test.fixture.js";
import { canonicalXml } from "./canonical-xml.js";
import { element, elementWith, type XmlElement, type XmlNamespace } from "./element.js";
import { saml, samlp, xml } from "./namespaces.js";

const a: XmlNamespace = { prefix: "a", uri: "urn:a" };
const b: XmlNamespace = { prefix: "b", uri: "urn:b" };
const otherA: XmlNamespace = { prefix: "a", uri: "urn:other-a" };

describe("canonicalXml", () => {
  it("declares a namespace where it is visibly used and no ancestor has rendered it", () => {
    const tree = element(samlp, "R", {}, [
      element(saml, "I", {}, [element(saml, "J", {}, [])]),
      element(saml, "K", {}, []),
    ]);
    expect(canonicalXml(tree)).toBe(
      `<samlp:R xmlns:samlp="${samlp.uri}"><saml:I xmlns:saml="${saml.uri}"><saml:J></saml:J></saml:I>` +
        `<saml:K xmlns:saml="${saml.uri}"></saml:K></samlp:R>`,
    );
  });

  it("declares a prefix again where it changes its namespace", () => {
    const tree = element(a, "x", {}, [element(otherA, "y", {}, [element(a, "z", {}, [])])]);
    expect(canonicalXml(tree)).toBe(
      '<a:x xmlns:a="urn:a"><a:y xmlns:a="urn:other-a"><a:z xmlns:a="urn:a"></a:z></a:y></a:x>',
    );
  });

  it("sorts declarations by prefix, and attributes by namespace URI and then by local name", () => {
    const attributes = [
      { namespace: a, name: "z", value: "1" },
      { namespace: xml, name: "lang", value: "en" },
      { namespace: a, name: "b", value: "2" },
      { name: "z", value: "3" },
      { name: "B", value: "4" },
    ];
    expect(canonicalXml(elementWith(b, "x", attributes, []))).toBe(
      '<b:x xmlns:a="urn:a" xmlns:b="urn:b" B="4" z="3" xml:lang="en" a:b="2" a:z="1"></b:x>',
    );
  });

  it("escapes text and attributes each in its own canonical way", () => {
    const every = "&<>\"'\t\n\r";
    expect(canonicalXml(element(a, "x", { v: every }, [every]))).toBe(
      `<a:x xmlns:a="urn:a" v="&amp;&lt;>&quot;'&#x9;&#xA;&#xD;">&amp;&lt;&gt;"'\t\n&#xD;</a:x>`,
    );
  });

  it("takes no object for an element that only looks like one, as child or as value", () => {
    const parsed = JSON.parse(JSON.stringify(element(a, 'x y="', {}, []))) as XmlElement;
    expect(() => canonicalXml(element(a, "x", {}, [parsed]))).toThrow(TypeError);
    expect(() => canonicalXml(element(a, "x", { v: parsed as never }, []))).toThrow(TypeError);
  });

  it("leaves out an attribute that is undefined, and keeps one that is empty", () => {
    expect(canonicalXml(element(a, "x", { absent: undefined, empty: "" }, []))).toBe(
      '<a:x xmlns:a="urn:a" empty=""></a:x>',
    );
  });

  const notChars = [
    "\0",
    "\u0001",
    "\b",
    "\v",
    "\f",
    "\u001f",
    "\ud800",
    "\udc00",
    "x\udfffx",
    "\ud800\ud800",
    "\ufffe",
    "\uffff",
  ];

  it.each(notChars.map((c) => [JSON.stringify(c), c]))("refuses %s, which is no Char of XML 1.0", (_, character) => {
    const refusal = expect.objectContaining({ constructor: SamlError, code: "character-not-allowed" }) as Error;
    expect(() => canonicalXml(element(a, "x", {}, [character]))).toThrow(refusal);
    expect(() => canonicalXml(element(a, "x", { v: character }, []))).toThrow(refusal);
  });

  it("writes what xml-crypto canonicalizes to the same characters", () => {
    fc.assert(
      fc.property(trees(), (tree) => {
        const written = canonicalXml(tree);
        expect(exclusiveCanonicalForm(written)).toBe(written);
      }),
    );
  });

  it("writes each value so that a parser reads it back", () => {
    fc.assert(
      fc.property(hostileText(), hostileText(), (value, text) => {
        const read = readDocument(canonicalXml(element(a, "x", { v: value }, [text])));
        expect(read).toEqual({ name: "{urn:a}x", attributes: { v: value }, children: [text] });
      }),
    );
  });
});

/** Trees over three namespaces, two of which share a prefix. */
function trees(): fc.Arbitrary<XmlElement> {
  const namespace = fc.constantFrom(a, b, otherA);
  const name = fc.constantFrom("x", "y", "Z");
  return fc.letrec<{ tree: XmlElement }>((tie) => ({
    tree: namespace.chain((own) =>
      fc
        .record({
          name,
          attributes: fc.uniqueArray(attributes(own), { selector: (it) => `${it.namespace?.uri ?? ""} ${it.name}` }),
          children: fc.array(fc.oneof({ maxDepth: 4 }, hostileText(), tie("tree")), { maxLength: 3 }),
        })
        .map((parts) => elementWith(own, parts.name, parts.attributes, parts.children)),
    ),
  })).tree;
}

/** Attributes that may stand on an element: a prefix has one meaning there. */
function attributes(own: XmlNamespace): fc.Arbitrary<XmlElement["attributes"][number]> {
  const name = fc.constantFrom("x", "y", "Z");
  return fc.oneof(
    fc.record({ name, value: hostileText() }),
    fc.record({ namespace: fc.constantFrom(own, b, xml), name, value: hostileText() }),
  );
}

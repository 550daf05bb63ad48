import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { SamlError } from "../errors.js";
import { hostileText } from "../testing/hostile-text.test.fixture.js";
import { refusal } from "../testing/refusal.test.fixture.js";
import { xmlDocument } from "../testing/xml-document.test.fixture.js";
import { messageLimits } from "./limits.js";
import { scanXml, type XmlScanOptions } from "./scan-xml.js";

type Comments = XmlScanOptions["comments"];

/** What a handler is told of a document that comes in these pieces, and how it ends. */
function scan(pieces: readonly string[], comments: Comments = "refuse", limits = messageLimits): unknown[] {
  const events: unknown[] = [];
  const scanning = scanXml(
    {
      startElement: ({ namespaceURI, localName, attributes, declarations, canonicalTag }) =>
        events.push([
          namespaceURI,
          localName,
          attributes.map(({ qualifiedName, value }) => [qualifiedName, value]),
          declarations,
          canonicalTag,
        ]),
      characters: (data) => events.push(data),
      endElement: () => events.push("end"),
    },
    { limits, comments },
  );
  try {
    for (const piece of pieces) scanning.write(piece);
    scanning.end();
    events.push("document");
  } catch (error) {
    events.push(error instanceof SamlError ? error.code : error);
  }
  return events;
}

describe("scanXml", () => {
  it("tells of elements and whole runs of text in their order", () => {
    expect(scan([`<p:a xmlns:p="urn:p" c="1">x&amp;y<d/>z</p:a>\n`])).toEqual([
      ["urn:p", "a", [["c", "1"]], [{ prefix: "p", uri: "urn:p" }], undefined],
      "x&y",
      ["", "d", [], [], undefined],
      "end",
      "z",
      "end",
      "document",
    ]);
  });

  it.each([
    [`<a b="1" c="2">`, true],
    [`<a b=">'">`, true],
    ["<a>", true],
    [`<a c="1" b="2">`, false],
    [`<a b='1'>`, false],
    [`<a b="&amp;">`, false],
    [`<a b="&#9;">`, false],
    [`<a b="1" >`, false],
    [`<a  b="1">`, false],
    [`<a\nb="1">`, false],
    [`<a b ="1">`, false],
    [`<a b= "1">`, false],
    [`<a b="\t">`, false],
    [`<a xmlns="urn:a">`, false],
    [`<a xml:lang="en">`, false],
    [`<a b="1" xml:lang="en">`, false],
    [`<a >`, false],
  ])("knows of %s whether canonical form may copy it", (tag, isCanonical) => {
    expect(scan([`${tag}</a>`])[0]).toHaveProperty("4", isCanonical ? tag : undefined);
  });

  it("knows that canonical form has no empty-element tags", () => {
    expect(scan([`<a b="1"/>`])[0]).toHaveProperty("4", undefined);
  });
});

describe("scanXml, in pieces", () => {
  const documents = [
    `\uFEFF<?xml version="1.0"  encoding='UTF-8' ?>\n<a b=">'" c='"/>'><p:d xmlns:p="urn:p"/>x\r\n]]&gt;😀</a >\n`,
    `<?xml${" ".repeat(200)}version="1.0"?><a/>`,
    "<?xml version='1.1'?><a/>",
    "<?xmlx?><a/>",
    "<?x",
    "<a><![CDATA[x]]></a>",
    "<a><!DOCTYPE x [<!ENTITY y '>'>]></a>",
    "<a><?p '?></a>",
    "<a b='>",
    `<a b="c" "d'>e</a>`,
    "<a>x]]>y</a>",
    "<a>\u0001</a><",
    "<a>&amp</a>",
    "<a></a",
    "<a></b><",
    "<a/><b/>",
    "<a/>x",
    "<a",
    "",
    "<!-- ' --><a> <!-- \" > --> <b/><!----></a><!-- < -->",
    "<a>x<!-- y --></a>",
    "<a><!-- y -->x</a>",
    "<a><!-- y --> x</a>",
    "<a>x <b/><!-- y --> <c/></a>",
    "<a><!-- x -- y --></a>",
    "<a><!-- x ---></a>",
    "<a><!--> --></a>",
    "<a><!---></a>-->",
    "<a><!-- \u0001 --></a>",
    "<a><!-- x",
  ];

  it.each(documents.flatMap((it) => [[it, "refuse"] as const, [it, "skip-between-elements"] as const]))(
    "says the same of %j wherever it is cut (%s comments)",
    (document, comments) => {
      const whole = scan([document], comments);
      for (let i = 0; i <= document.length; i++) {
        expect(scan([document.slice(0, i), document.slice(i)], comments)).toEqual(whole);
        expect(scan([document.slice(0, i), "", document.slice(i, i + 1), document.slice(i + 1)], comments)).toEqual(
          whole,
        );
      }
      const codeUnits = Array.from({ length: document.length }, (_, i) => document.charAt(i));
      expect(scan(codeUnits, comments)).toEqual(whole);
    },
  );

  it("says the same of any document, sound or broken, however it is cut", () => {
    const broken = fc.tuple(xmlDocument(), fc.nat(), hostileText()).map(([xml, at, text]) => {
      const i = at % (xml.length + 1);
      return xml.slice(0, i) + text + xml.slice(i + (at % 3));
    });
    fc.assert(
      fc.property(fc.oneof(xmlDocument(), broken), fc.array(fc.nat(), { maxLength: 5 }), (xml, cuts) => {
        const places = [0, ...cuts.map((it) => it % (xml.length + 1)).sort((a, b) => a - b), xml.length];
        const pieces = places.slice(1).map((place, i) => xml.slice(places[i], place));
        expect(scan(pieces)).toEqual(scan([xml]));
      }),
    );
  });

  it("does not say before the end that there was a document", () => {
    expect(scan(["<a>", "</a>"]).at(-1)).toBe("document");
    expect(scan([" \n"])).toEqual(["xml-not-well-formed"]);
    const scanning = scanXml(
      { startElement: () => 0, characters: () => 0, endElement: () => 0 },
      { limits: messageLimits, comments: "refuse" },
    );
    scanning.write("<a></a>");
    scanning.write("<");
    expect(() => {
      scanning.end();
    }).toThrow(refusal("xml-not-well-formed"));
  });

  it("takes a long token in the smallest of pieces, each of which it looks at only so often", () => {
    const text = "x".repeat(1_000_000);
    expect(scan(Array.from(`<a b="${text}">`, (it) => it).concat("</a>")).at(-1)).toBe("document");
  });

  it("counts all pieces against the limit, and bounds what it keeps of a token", () => {
    const limits = { ...messageLimits, characters: 4_194_304 };
    const pieces = (length: number): string[] => [
      "<a>",
      ...Array.from({ length: 16 }, () => "x".repeat(length / 16)),
      "</a>",
    ];
    expect(scan(pieces(65_536), "refuse", { ...messageLimits, characters: 65_543 }).at(-1)).toBe("document");
    expect(scan(pieces(65_536), "refuse", { ...messageLimits, characters: 65_542 }).at(-1)).toBe("xml-too-large");
    expect(scan(pieces(1_048_576), "refuse", limits).at(-1)).toBe("document");
    expect(scan(pieces(2_097_152), "refuse", limits).at(-1)).toBe("xml-too-large");
  });
});

describe("scanXml, where comments may stand between elements", () => {
  it.each([
    "<!-- x --><a/>",
    "<a/><!-- x -->",
    "<a><!-- x --><b/></a>",
    "<a>\n  <!-- x -->\n  <!-- y -->\n  <b/>\n</a>",
    "<a><b/> <!-- > ' \" & < <b> ]]> --> </a>",
    "<a><!----></a>",
    "<a><!-- - - --></a>",
    "<a>x<b/><!-- y --></a>",
    "<a><b>x</b><!-- y --></a>",
  ])("skips %s", (document) => {
    expect(scan([document], "skip-between-elements").at(-1)).toBe("document");
  });

  it.each([
    ["xml-comment", "<a>x<!-- y --></a>"],
    ["xml-comment", "<a><!-- x -->y</a>"],
    ["xml-comment", "<a>x<!-- y -->z</a>"],
    ["xml-comment", "<a>x\n<!-- y --></a>"],
    ["xml-comment", "<a><!-- x -->\n<!-- y -->\nz</a>"],
    ["xml-comment", "<a>&#32;<!-- x --></a>"],
    ["xml-not-well-formed", "<a><!-- x -- y --></a>"],
    ["xml-not-well-formed", "<a><!-- x ---></a>"],
    ["xml-not-well-formed", "<a><!--></a>"],
    ["xml-not-well-formed", "<a><!---></a>"],
    ["xml-not-well-formed", "<a/><!-- x"],
    ["xml-character-not-allowed", "<a><!-- \u0001 --></a>"],
    ["xml-processing-instruction", "<a><?x?></a>"],
    ["xml-cdata", "<a><![CDATA[x]]></a>"],
    ["xml-doctype", "<!DOCTYPE a><a/>"],
    ["xml-doctype", "<a><!- x --></a>"],
  ])("still refuses with %s: %s", (code, document) => {
    expect(scan([document], "skip-between-elements").at(-1)).toBe(code);
  });
});

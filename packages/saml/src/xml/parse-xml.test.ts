import { describe, expect, it } from "vitest";

import type { SamlErrorCode } from "../errors.js";
import { refusal } from "../testing/refusal.test.fixture.js";
import { canonicalize } from "./canonicalize.js";
import { messageLimits } from "./limits.js";
import { parseXml, parseXmlNode } from "./parse-xml.js";

/** The canonical form of a document that is accepted. */
function read(xml: string | Uint8Array): string {
  return canonicalize(parseXmlNode(xml));
}

/** The text of an element as it was read. */
function textOf(xml: string | Uint8Array): string {
  return parseXmlNode(xml)
    .children.filter((child) => typeof child === "string")
    .join("");
}

/** The value of the attribute `b` of the root as it was read. */
function valueOf(xml: string): string | undefined {
  return parseXmlNode(xml).attributes.find(({ localName }) => localName === "b")?.value;
}

const refused: readonly (readonly [SamlErrorCode, readonly string[]])[] = [
  [
    "xml-not-well-formed",
    [
      // No root, or more than one.
      ...["", " ", "\uFEFF", '<?xml version="1.0"?>', "text", "<a/><b/>", "<a></a><b></b>", "<a/>text", "text<a/>"],
      ...["<a/>\u00a0", "<a/>&#32;", "\0", "<a/>\0", "<a/>]]>", "\uFEFF\uFEFF<a/>", "<a/>\uFEFF"],
      // Tags that are not closed, or not in order.
      ...["<", "<a", "<a ", "<a>", "<a/", "<a>text", "<a><b></a>", "<a><b></a></b>", "</a>", "<a></b>", "<a></A>"],
      ...[
        "<a></a",
        "<a></a ",
        `<?xml version="1.0"?><a></aX`,
        "<a></aX",
        "<a></ab>",
        "<a></>",
        "<a></ a>",
        "<a></a b>",
        '<a></a b="c">',
        "<a></a/>",
      ],
      ...[
        "<a></a\u00a0>",
        "<p:a xmlns:p='urn:p'></a>",
        "<a / >",
        "<a //>",
        "<a/ >",
        "<a>></a",
        "<a><</a>",
        "<a>< b/></a>",
      ],
      // Names.
      ...[
        "<1a/>",
        "<-a/>",
        "<.a/>",
        "<:a/>",
        "<a:/>",
        "<a:b:c/>",
        "<a:1/>",
        "<a$/>",
        "<a\u00d7/>",
        "<\u0300a/>",
        "<😀/>",
      ],
      ...["<a\u037e/>", "<a,b/>", "<a b:c:d='e'/>", "<a :b='c'/>", "<a b:='c'/>", "<a xmlns:='urn:p'/>", "<a 1='c'/>"],
      // Attributes.
      ...[
        "<a b/>",
        "<a b=/>",
        "<a b=c/>",
        "<a b c='d'/>",
        `<a b="c/>`,
        `<a b='c"/>`,
        "<a b='c'd='e'/>",
        "<a 'b'/>",
        "<a='b'/>",
      ],
      ...[
        "<a b=='c'/>",
        "<a b='c' ='d'/>",
        "<a b='<'/>",
        "<a b='<c/>'/>",
        "<a\u00a0b='c'/>",
        "<a b='c'/d='e'>",
        "<ab='c'/>",
      ],
      // References.
      ...[
        "<a>&</a>",
        "<a>& </a>",
        "<a>&amp</a>",
        "<a>&amp </a>",
        "<a>&;</a>",
        "<a>&#;</a>",
        "<a>&#x;</a>",
        "<a>&#xg;</a>",
      ],
      ...[
        "<a>&#X41;</a>",
        "<a>&#65</a>",
        "<a>&#-65;</a>",
        "<a>&#6 5;</a>",
        "<a>&nbsp;</a>",
        "<a>&AMP;</a>",
        "<a>&a;</a>",
      ],
      ...["<a b='&'/>", "<a b='&amp'/>", "<a b='&lt'/>", "<a b='&b;'/>", "<a>&constructor;</a>", "<a>&#\u0666;</a>"],
      `<a>&#${"9".repeat(1000)};</a>`,
      "<a>]]></a>",
      "<a>x]]>y</a>",
      // XML declarations.
      ...['<?xml version="1.1"?><a/>', "<?xml ?><a/>", '<?xml encoding="UTF-8"?><a/>', '<?xml version="1.0"><a/>'],
      ...['<?xml version="1.0"encoding="UTF-8"?><a/>', "<?xml version=1.0?><a/>", `<?xml version="1.0'?><a/>`],
      ...['<?xml encoding="UTF-8" version="1.0"?><a/>', '<?xml version="1.0" standalone="maybe"?><a/>'],
      ...[
        '<?xml version="1.0" encoding=""?><a/>',
        '<?xml version="1.0" b="c"?><a/>',
        '<?xml version="1.0" version="1.0"?><a/>',
      ],
    ],
  ],
  [
    "xml-doctype",
    [
      ...[
        "<!DOCTYPE a><a/>",
        '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
        '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
      ],
      ...[
        "<a/><!DOCTYPE a>",
        "<a><!DOCTYPE a></a>",
        "<!doctype a><a/>",
        '<!ENTITY x "y"><a/>',
        "<a><!x></a>",
        "<!><a/>",
      ],
      ...["<a><!-x--></a>", "<a><![IGNORE[x]]></a>", "<a><![cdata[x]]></a>"],
    ],
  ],
  [
    "xml-processing-instruction",
    [
      ...[
        "<?x?><a/>",
        "<?x ?><a/>",
        "<a/><?x?>",
        "<a><?x?></a>",
        "<a>b<?x ?>c</a>",
        "<??><a/>",
        " <?xml version='1.0'?><a/>",
      ],
      ...[
        "<a><?xml version='1.0'?></a>",
        "<?xml-stylesheet href='x'?><a/>",
        "<?XML version='1.0'?><a/>",
        "<?xml?><a/>",
      ],
      '<?xml version="1.0"?><?xml version="1.0"?><a/>',
    ],
  ],
  [
    "xml-cdata",
    ["<a><![CDATA[b]]></a>", "<a>b<![CDATA[]]>c</a>", "<![CDATA[b]]><a/>", "<a/><![CDATA[b]]>", "<a><![CDATA[b</a>"],
  ],
  [
    "xml-comment",
    [
      ...["<!--b--><a/>", "<a/><!--b-->", "<a><!--b--></a>", "<a>b<!--c-->d</a>", "<a><!----></a>", "<a><!--b</a>"],
      ...["<a><!--b--c--></a>", "<a><!--b---></a>", "<a><!--></a>"],
    ],
  ],
  [
    "xml-character-not-allowed",
    [
      ...["\0", "\u0001", "\u0008", "\u000b", "\u000c", "\u001f", "\ufffe", "\uffff"].flatMap((c) => [
        `<a>${c}</a>`,
        `<a b="${c}"/>`,
        `<a>b&amp;${c}</a>`,
      ]),
      ...["0", "1", "8", "11", "31", "xb", "xd800", "xdfff", "xfffe", "xffff", "x110000", "9999999"].flatMap((c) => [
        `<a>&#${c};</a>`,
        `<a b="&#${c};"/>`,
      ]),
      // Half characters, which only a string can hold.
      ...["<a>\ud800</a>", "<a>\udc00</a>", "<a b='\udfff\ud800'/>", "<a\ud800/>"],
      // Two references do not make a character of two halves.
      "<a>&#xd83d;&#xde00;</a>",
    ],
  ],
  [
    "xml-prefix-undeclared",
    [
      ...[
        "<p:a/>",
        "<a p:b='c'/>",
        "<a><p:b xmlns:p='urn:p'/><p:c/></a>",
        "<p:a xmlns:q='urn:p'/>",
        "<P:a xmlns:p='urn:p'/>",
      ],
      "<a xmlns:p='urn:p'><b/></a>".replace("<b/>", "<q:b/>"),
    ],
  ],
  [
    "xml-namespace-not-allowed",
    [
      // Reserved, [XMLNames] §3.
      ...["<a xmlns:xmlns='urn:x'/>", "<a xmlns:xmlns='http://www.w3.org/2000/xmlns/'/>", "<xmlns:a/>"],
      ...["<a xmlns:p='http://www.w3.org/2000/xmlns/'/>", "<a xmlns='http://www.w3.org/2000/xmlns/'/>"],
      ...["<a xmlns:xml='urn:x'/>", "<a xmlns:xml=''/>", "<a xmlns:p='http://www.w3.org/XML/1998/namespace'/>"],
      "<a xmlns='http://www.w3.org/XML/1998/namespace'/>",
      // A prefix cannot be taken away in XML 1.0.
      ...["<a xmlns:p=''/>", "<a xmlns:p='urn:p'><b xmlns:p=''/></a>"],
      // Relative or odd.
      ...[
        "p",
        "./p",
        "/p",
        "//host/p",
        "?p",
        "#p",
        " urn:p",
        "urn:p ",
        "urn:",
        "1:p",
        "urn:p q",
        "urn:\u00e9",
        "urn:%",
        "urn:%g0",
      ],
      ...[
        "urn:{p}",
        "urn:<p>",
        "urn:p#a#b",
        "http://[::1]/",
        "urn:p|q",
        "urn:p\\q",
        "urn:p&amp;q",
        "urn:p'q",
        "urn:p^q",
        "urn:`p`",
        "urn:p&#10;",
      ].map((uri) => uri.replace("<", "&lt;")),
      `urn:${"p".repeat(1024)}`,
    ].map((it) => (it.startsWith("<") ? it : `<a xmlns:p="${it}"/>`)),
  ],
  [
    "xml-attribute-repeated",
    [
      ...[
        "<a b='1' b='2'/>",
        "<a b='1' c='2' b='1'/>",
        "<a xmlns='urn:p' xmlns='urn:p'/>",
        "<a xmlns:p='urn:p' xmlns:p='urn:q'/>",
      ],
      ...[
        "<a xmlns:p='urn:p' xmlns:q='urn:p' p:b='1' q:b='2'/>",
        "<a p:b='1' q:b='2' xmlns:p='urn:p' xmlns:q='urn:p'/>",
      ],
      "<r xmlns:p='urn:p'><a xmlns:q='urn:p' q:b='1' p:b='1'/></r>",
    ],
  ],
  [
    "xml-encoding",
    [
      ...["UTF-16", "ISO-8859-1", "US-ASCII", "windows-1252", "utf8"].map(
        (it) => `<?xml version="1.0" encoding="${it}"?><a/>`,
      ),
    ],
  ],
];

describe("parseXml", () => {
  it.each(refused.flatMap(([code, documents]) => documents.map((it) => [code, JSON.stringify(it), it] as const)))(
    "refuses with %s: %s",
    (code, _, document) => {
      expect(() => parseXml(document)).toThrow(refusal(code));
    },
  );

  const accepted: readonly (readonly [document: string, canonical: string])[] = [
    ["<a/>", "<a></a>"],
    ["\uFEFF<a/>", "<a></a>"],
    [" \t\r\n<a/> \t\r\n", "<a></a>"],
    ["<a ></a >", "<a></a>"],
    ["<a\t\r\n></a\t\r\n>", "<a></a>"],
    [`<?xml version="1.0"?><a/>`, "<a></a>"],
    [`\uFEFF<?xml\tversion = '1.0'  encoding="utf-8"\nstandalone='no' ?>\n<a/>`, "<a></a>"],
    [`<a b = "c"\n\td\r\n=\r\n'e'/>`, `<a b="c" d="e"></a>`],
    [`<a b=">'/"  c='>"/'/>`, `<a b=">'/" c=">&quot;/"></a>`],
    [`<é:ñ-1.2·̀ xmlns:é="urn:e" ñ="1" é:_x="2"/>`, `<é:ñ-1.2·̀ xmlns:é="urn:e" ñ="1" é:_x="2"></é:ñ-1.2·̀>`],
    [`<aé/>`, `<aé></aé>`],
    [`<x xmlns="urn:p"><y xmlns=""/></x>`, `<x xmlns="urn:p"><y xmlns=""></y></x>`],
    [`<x xml:lang="en" xmlns:xml="http://www.w3.org/XML/1998/namespace"/>`, `<x xml:lang="en"></x>`],
    [`<p:a xmlns:p="urn:p" b="1" p:b="2"/>`, `<p:a xmlns:p="urn:p" b="1" p:b="2"></p:a>`],
    [`<p:a p:b="2" xmlns:p="urn:p"/>`, `<p:a xmlns:p="urn:p" p:b="2"></p:a>`],
    [`<a xmlns="urn:p" xmlns:p="urn:p" b="1" p:b="2"/>`, `<a xmlns="urn:p" xmlns:p="urn:p" b="1" p:b="2"></a>`],
    [`<p:a xmlns:p="http://x.example/a%20b?c=d;e#f"/>`, `<p:a xmlns:p="http://x.example/a%20b?c=d;e#f"></p:a>`],
    [`<a>]] > ]]&gt; ]&#93;></a>`, `<a>]] &gt; ]]&gt; ]]&gt;</a>`],
    ["<a>b<c/>d</a>", "<a>b<c></c>d</a>"],
  ];

  it.each(accepted)("accepts %s", (document, canonical) => {
    expect(read(document)).toBe(canonical);
    expect(read(Buffer.from(document))).toBe(canonical);
  });

  it("resolves the references of XML 1.0 ([XML] §4.1, §4.6)", () => {
    const text = "&amp;&lt;&gt;&quot;&apos;&#38;&#x26;&#9;&#10;&#13;&#x1F600;&#0000065;&amp;amp;";
    expect(textOf(`<a>${text}</a>`)).toBe("&<>\"'&&\t\n\r😀A&amp;");
    expect(valueOf(`<a b="${text}"/>`)).toBe("&<>\"'&&\t\n\r😀A&amp;");
  });

  it("normalizes line ends and attribute values ([XML] §2.11, §3.3.3)", () => {
    expect(textOf("<a>1\r\n2\r3\n4\r\r\n5\t6&#13;\n7\u00858\u20289</a>")).toBe("1\n2\n3\n4\n\n5\t6\r\n7\u00858\u20289");
    expect(valueOf("<a b='1\r\n2\r3\n4\t5  6&#13;&#10;&#9;7'/>")).toBe("1 2 3 4 5  6\r\n\t7");
  });

  it("keeps every character that XML 1.0 allows", () => {
    const every = "\t\n\u0020\ud7ff\ue000\ufeff\ufffd😀\u{10ffff}\u007f\u0085\u2028";
    expect(textOf(`<a>${every}</a>`)).toBe(every);
    expect(textOf(Buffer.from(`<a>${every}</a>`))).toBe(every);
  });

  it.each([
    ["an octet that never occurs", [0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e]],
    ["an overlong form", [0x3c, 0x61, 0x3e, 0xc1, 0x81, 0x3c, 0x2f, 0x61, 0x3e]],
    ["half a character in three octets", [0x3c, 0x61, 0x3e, 0xed, 0xa0, 0x80, 0x3c, 0x2f, 0x61, 0x3e]],
    ["a character that breaks off", [0x3c, 0x61, 0x3e, 0xe2, 0x82, 0x3c, 0x2f, 0x61, 0x3e]],
    ["a code point beyond the last", [0x3c, 0x61, 0x3e, 0xf4, 0x90, 0x80, 0x80, 0x3c, 0x2f, 0x61, 0x3e]],
    ["UTF-16", [...Buffer.from("\uFEFF<a/>", "utf16le")]],
    ["Latin-1", [...Buffer.from("<a>é</a>", "latin1")]],
  ])("refuses octets that are not UTF-8: %s", (_, octets) => {
    expect(() => parseXml(Uint8Array.from(octets))).toThrow(refusal("xml-encoding"));
  });

  it("refuses UTF-16 without a byte order mark, and UTF-32", () => {
    expect(() => parseXml(Buffer.from("<a/>", "utf16le"))).toThrow(refusal("xml-not-well-formed"));
    expect(() => parseXml(Buffer.from("\0\0\0<\0\0\0a\0\0\0/\0\0\0>"))).toThrow(refusal("xml-not-well-formed"));
  });

  it.each([
    `<a ID="1"><b ID="1"/></a>`,
    `<a ID="1"><b Id="1"/></a>`,
    `<a Id="1"><b xml:id="1"/></a>`,
    `<a ID="1" Id="1"/>`,
    `<a><b ID="1"/><c><d ID="1"/></c></a>`,
    `<a ID="&#49;"><b ID="1"/></a>`,
  ])("refuses with xml-id-repeated: %s", (document) => {
    expect(() => parseXml(document)).toThrow(refusal("xml-id-repeated"));
  });

  it("lets attributes that are no ID repeat a value", () => {
    expect(() => parseXml(`<a ID="1" xmlns:p="urn:p" p:ID="1" InResponseTo="1"><b ID="2"/></a>`)).not.toThrow();
  });
});

describe("parseXml, of limits", () => {
  const limits = { characters: 100, depth: 3, elements: 4, attributes: 2 };

  it.each([
    ["depth", "<a><b><c/></b></a>", "<a><b><c><d/></c></b></a>"],
    ["elements", "<a><b/><c/><d/></a>", "<a><b/><c/><d/><e/></a>"],
    ["attributes", "<a b='1' c='2'/>", "<a b='1' c='2' d='3'/>"],
    ["declarations", "<a xmlns='urn:p' c='2'/>", "<a xmlns='urn:p' c='2' xmlns:q='urn:q'/>"],
    ["characters", `<a>${"x".repeat(93)}</a>`, `<a>${"x".repeat(94)}</a>`],
    ["characters of more octets", `<a>${"é".repeat(93)}</a>`, `<a>${"é".repeat(94)}</a>`],
  ])("accepts as much as is allowed, and no more: %s", (_, most, tooMuch) => {
    expect(() => parseXml(most, { limits })).not.toThrow();
    expect(() => parseXml(Buffer.from(most), { limits })).not.toThrow();
    expect(() => parseXml(tooMuch, { limits })).toThrow(refusal("xml-too-large"));
    expect(() => parseXml(Buffer.from(tooMuch), { limits })).toThrow(refusal("xml-too-large"));
  });

  it("refuses what is too large before it is decoded", () => {
    expect(() => parseXml(new Uint8Array(401).fill(0xff), { limits })).toThrow(refusal("xml-too-large"));
  });

  it("refuses more declarations in force than any message has", () => {
    const nested = (levels: number): string =>
      Array.from(
        { length: levels },
        (_, i) => `<a${Array.from({ length: 8 }, (_, j) => ` xmlns:p${i}_${j}="urn:p"`).join("")}>`,
      ).join("") + "</a>".repeat(levels);
    expect(() => parseXml(nested(12))).not.toThrow();
    expect(() => parseXml(nested(13))).toThrow(refusal("xml-too-large"));
  });

  it("counts attributes and declarations of the whole document", () => {
    const limits = { ...messageLimits, elements: 3 };
    expect(() => parseXml(`<r xmlns:p="urn:p" a="" b=""><c d=""/><e f="" g=""/></r>`, { limits })).not.toThrow();
    expect(() => parseXml(`<r xmlns:p="urn:p" a="" b=""><c d=""/><e f="" g="" h=""/></r>`, { limits })).toThrow(
      refusal("xml-too-large"),
    );
  });

  it("has limits unless told otherwise", () => {
    const { depth, attributes } = messageLimits;
    expect(() => parseXml("<a>".repeat(depth + 1) + "</a>".repeat(depth + 1))).toThrow(refusal("xml-too-large"));
    const many = Array.from({ length: attributes + 1 }, (_, i) => `b${i}=""`).join(" ");
    expect(() => parseXml(`<a ${many}/>`)).toThrow(refusal("xml-too-large"));
  });
});

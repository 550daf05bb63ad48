import { describe, expect, it } from "vitest";

import { parseXml } from "./parse-xml.js";
import { XmlError } from "./xml-error.js";

describe("what is read", () => {
  it.each([
    ["an element", "<a/>"],
    ["an XML declaration", '<?xml version="1.0" encoding="UTF-8"?>\n<a/>'],
    ["the other quotes", "<?xml version='1.0' encoding='utf-8' standalone='yes'?><a/>"],
    ["the five entities", "<a b='&quot;&apos;'>&amp;&lt;&gt;</a>"],
    ["references to characters", "<a>&#9;&#xA;&#x1F600;&#65533;</a>"],
    ["quotes and angle brackets in values", `<a b="it's &lt; >" c='"'>"'></a>`],
    ["prefixed attributes", '<a xmlns:x="urn:x" xmlns:y="urn:y" x:b="1" y:b="2" b="3"/>'],
    ["a default namespace undone", '<a xmlns="urn:x"><b xmlns=""/></a>'],
    ["characters beyond ASCII in text and values", '<a b="é\u00a0\u2028">é\u00a0\u0085\u2028</a>'],
    ["blanks around the root", "\t\r\n <a/>\t\r\n "],
    ["elements 32 deep", "<a>".repeat(32) + "</a>".repeat(32)],
    ["2000 elements", `<a>${"<b/>".repeat(1999)}</a>`],
  ])("%s", (_, text) => {
    expect(parseXml(text).localName).toBe("a");
  });
});

describe("what is refused before or after any parser", () => {
  it.each([
    ["a document type", "<!DOCTYPE a><a/>"],
    ["an entity declaration", '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'],
    ["a comment", "<a>b<!-- -->c</a>"],
    ["a comment before the root", "<!-- --><a/>"],
    ["a CDATA section", "<a><![CDATA[b]]></a>"],
    ["a processing instruction", "<a>b<?x ?>c</a>"],
    ["a processing instruction after the root", "<a/><?x ?>"],
    ["an XML declaration that is not at the start", ' <?xml version="1.0"?><a/>'],
    ["XML 1.1", '<?xml version="1.1"?><a/>'],
    ["another encoding", '<?xml version="1.0" encoding="UTF-16"?><a/>'],
    ["]]> in text", "<a>]]></a>"],
    ["a control character", "<a>\u0001</a>"],
    ["U+FFFE", "<a>\ufffe</a>"],
    ["half a character", "<a>\ud800</a>"],
    ["a reference to NUL", "<a>&#0;</a>"],
    ["a reference to a control character", "<a>&#x1;</a>"],
    ["a reference to half a character", "<a>&#xD800;</a>"],
    ["a reference to U+FFFE", "<a>&#xFFFE;</a>"],
    ["a reference beyond Unicode", "<a>&#x110000;</a>"],
    ["a decimal reference beyond Unicode", "<a>&#1114112;</a>"],
    ["an ampersand alone", "<a>& </a>"],
    ["an ampersand at the end", "<a>&</a>"],
    ["an unknown entity", "<a>&nbsp;</a>"],
    ["a reference without semicolon", "<a>&amp</a>"],
    ["two roots", "<a/><b/>"],
    ["text after the root", "<a/>b"],
    ["an unclosed element", "<a><b></a>"],
    ["an undeclared prefix", "<p:a/>"],
    ["a prefix bound to nothing", '<p:a xmlns:p=""/>'],
    ["a prefix bound to nothing that nobody uses", '<a xmlns:p=""/>'],
    ["a prefix undone", '<a xmlns:p="urn:x"><b xmlns:p=""/></a>'],
    ["the namespace of XHTML as default", '<a xmlns="http://www.w3.org/1999/xhtml"/>'],
    ["the namespace of XHTML with a prefix", '<a><b xmlns:p="http://www.w3.org/1999/xhtml"/></a>'],
    ["the namespace of XHTML with a reference in it", '<a xmlns="http://www.w3.org/1999/&#120;html"/>'],
    ["U+00A0 before the root", "\u00a0<a/>"],
    ["U+00A0 after the root", "<a/>\u00a0"],
    ["U+0085 after the root", "<a/>\u0085"],
    ["U+2028 after the root", "<a/>\u2028"],
    ["U+FEFF before the root", "\ufeff<a/>"],
    ["U+00A0 after the XML declaration", '<?xml version="1.0"?>\u00a0<a/>'],
    ["U+00A0 in the XML declaration", '<?xml version="1.0"\u00a0?><a/>'],
    ["a name of an element beyond ASCII", "<a><é/></a>"],
    ["a name of an attribute beyond ASCII", '<a é="1"/>'],
    ["a prefix beyond ASCII", '<a xmlns:é="urn:x"/>'],
    ["U+0080 between attributes", '<a b="1"\u0080c="2"/>'],
    ["U+00A0 in an end tag", "<a></a\u00a0>"],
    ["an attribute twice", '<a b="1" b="2"/>'],
    ["an attribute twice by its expanded name", '<a xmlns:p="urn:x" xmlns:q="urn:x" p:b="1" q:b="2"/>'],
    ["a bound prefix xml", '<a xmlns:xml="urn:x"/>'],
    ["a bound prefix xmlns", '<a xmlns:xmlns="urn:x"/>'],
    ["the namespace of xml as default", '<a xmlns="http://www.w3.org/XML/1998/namespace"/>'],
    ["the namespace of xmlns with a prefix", '<a xmlns:p="http://www.w3.org/2000/xmlns/"/>'],
    ["a relative namespace", '<a xmlns="x"/>'],
    ["an unquoted value", "<a b=1/>"],
    ["< in a value", '<a b="<"/>'],
    ["elements 33 deep", "<a>".repeat(33) + "</a>".repeat(33)],
    ["2001 elements", `<a>${"<b/>".repeat(2000)}</a>`],
    ["elements 20 000 deep", "<a>".repeat(20_000) + "</a>".repeat(20_000)],
    ["nothing", ""],
    ["blanks", "  \n"],
    ["75 000 blanks and a letter", " ".repeat(75_000) + "x"],
    ["no markup", "hello"],
    ["half a message", "<a><b"],
  ])("%s", (_, text) => {
    expect(() => parseXml(text)).toThrow(XmlError);
  });
});

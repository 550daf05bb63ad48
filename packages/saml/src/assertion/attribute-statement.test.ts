import { describe, expect, it } from "vitest";

import { fullResponse } from "../testing/sample-response.test.fixture.js";
import { exclusiveCanonicalForm } from "../testing/xml-crypto.test.fixture.js";
import { canonicalXml } from "../xml/canonical-xml.js";
import { attributeStatement, type Attribute } from "./attribute-statement.js";

/** The attribute in canonical form, without the declaration of SAML's namespace. */
function write(attribute: Attribute): string {
  const statement = canonicalXml(attributeStatement([attribute]));
  return statement.replace(/^<saml:AttributeStatement [^>]+>/, "").replace(/<\/saml:AttributeStatement>$/, "");
}

const xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

describe("attributeStatement", () => {
  it("writes text without a type", () => {
    expect(write({ name: "urn:x", values: ["a", ""] })).toBe(
      '<saml:Attribute Name="urn:x"><saml:AttributeValue>a</saml:AttributeValue>' +
        "<saml:AttributeValue></saml:AttributeValue></saml:Attribute>",
    );
  });

  it("says of a value that it is none", () => {
    expect(write({ name: "urn:x", values: [null] })).toContain(
      `<saml:AttributeValue ${xsi} xsi:nil="true"></saml:AttributeValue>`,
    );
  });

  it.each<[Attribute["type"], string, Attribute]>([
    ["xs:string", "a b", { name: "urn:x", type: "xs:string", values: ["a b"] }],
    ["xs:anyURI", "urn:a", { name: "urn:x", type: "xs:anyURI", values: ["urn:a"] }],
    ["xs:boolean", "true", { name: "urn:x", type: "xs:boolean", values: [true] }],
    ["xs:boolean", "false", { name: "urn:x", type: "xs:boolean", values: [false] }],
    ["xs:integer", "-18446744073709551616", { name: "urn:x", type: "xs:integer", values: [-(2n ** 64n)] }],
    [
      "xs:dateTime",
      "2026-11-22T08:00:00.000Z",
      { name: "urn:x", type: "xs:dateTime", values: [new Date("2026-11-22T08:00Z")] },
    ],
    ["xs:base64Binary", "AP8Q", { name: "urn:x", type: "xs:base64Binary", values: [new Uint8Array([0, 255, 16])] }],
  ])("writes a value of type %s as XML Schema does: %s", (type, text, attribute) => {
    expect(write(attribute)).toBe(
      `<saml:Attribute xmlns:xs="http://www.w3.org/2001/XMLSchema" Name="urn:x" xs:type="${type}">` +
        `<saml:AttributeValue ${xsi} xsi:type="${type}">${text}</saml:AttributeValue></saml:Attribute>`,
    );
  });

  it("declares the prefix of a type where exclusive canonicalization keeps it", () => {
    const xml = canonicalXml(attributeStatement(fullResponse.attributes));
    expect(exclusiveCanonicalForm(xml)).toBe(xml);
  });

  it("refuses a date that is none", () => {
    const attribute: Attribute = { name: "urn:x", type: "xs:dateTime", values: [new Date(Number.NaN)] };
    expect(() => write(attribute)).toThrow(expect.objectContaining({ code: "instant-invalid" }));
  });
});

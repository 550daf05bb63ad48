import { describe, expect, it } from "vitest";

import { schemaSamples } from "../testing/schema-samples.test.fixture.js";
import { parseXml } from "../xml/parse-xml.js";
import { checkSchema } from "./check-schema.js";
import { schema } from "./schema.js";

const response = schemaSamples["Response"] ?? "";
const authnRequest = schemaSamples["AuthnRequest"] ?? "";
const logoutRequest = schemaSamples["LogoutRequest"] ?? "";
const metadata = schemaSamples["EntitiesDescriptor"] ?? "";

const status = /<samlp:Status>[^]*<\/samlp:Status>/.exec(response)?.[0] ?? "";

function check(document: string): void {
  checkSchema(parseXml(document));
}

/** The document with its first occurrence of `before` changed. */
function changed(document: string, before: string | RegExp, after: string): string {
  const result = document.replace(before, () => after);
  if (result === document) throw new Error(`nothing to change: ${String(before)}`);
  return result;
}

describe("checkSchema", () => {
  it.each(Object.entries(schemaSamples))("takes a %s that holds everything", (_, document) => {
    expect(() => {
      check(document);
    }).not.toThrow();
  });

  it("is shown each element that it knows", () => {
    const shown = new Set(
      Object.values(schemaSamples).flatMap((it) => [...it.matchAll(/<(\w+:\w+)/g)].map(([, name]) => name)),
    );
    const known = [...schema.values()].flatMap(({ elements }) => [...elements.values()]);
    const unshown = known.filter(
      ({ name, isAbstract, xsiType }) => !shown.has(name) && !isAbstract && xsiType !== "foreign",
    );
    expect(unshown.map(({ name }) => name)).toEqual([]);
  });

  it.each([
    [
      "an element that names the type that it has",
      changed(response, "<saml:Conditions", '<saml:Conditions xsi:type="saml:ConditionsType"'),
    ],
    [
      "an instant in UTC by another spelling",
      changed(response, 'IssueInstant="2026-11-22T08:00:00Z"', 'IssueInstant="2026-11-22T08:00:00+00:00"'),
    ],
    ["an empty NameIDFormat in metadata", metadata.replace(/<md:NameIDFormat>[^<]*</, "<md:NameIDFormat><")],
  ])("takes %s", (_, document) => {
    expect(() => {
      check(document);
    }).not.toThrow();
  });

  it.each([
    ["a root of another namespace", '<x xmlns="urn:x"/>'],
    ["a root without a namespace", "<Response/>"],
    ["an unknown root", logoutRequest.replaceAll("samlp:LogoutRequest", "samlp:ArtifactResolve")],
    ["a missing attribute", changed(response, / ID="r1"/, "")],
    ["an unknown attribute", changed(response, 'ID="r1"', 'ID="r1" any="1"')],
    ["an attribute of another namespace where none is allowed", changed(response, 'ID="r1"', 'ID="r1" x:any="1"')],
    ["an attribute of a SAML namespace", changed(response, 'x:any="1"', 'saml:any="1"')],
    ["an unknown xml: attribute", changed(metadata, 'xml:lang="en"', 'xml:any="en"')],
    ["an unknown xsi: attribute", changed(response, "xsi:nil", "xsi:nihil")],
    [
      "an instant with an offset",
      changed(response, 'IssueInstant="2026-11-22T08:00:00Z"', 'IssueInstant="2026-11-22T08:00:00+01:00"'),
    ],
    ["a boolean in capitals", changed(authnRequest, 'ForceAuthn="true"', 'ForceAuthn="TRUE"')],
    ["an index of more than 16 bits", changed(authnRequest, '"65535"', '"65536"')],
    ["a negative count", changed(authnRequest, 'ProxyCount="2"', 'ProxyCount="-2"')],
    ["an ID that begins with a digit", changed(response, 'ID="r1"', 'ID="1"')],
    ["an ID with a quote", changed(response, 'ID="r1"', `ID="r'1"`)],
    ["an empty URI reference", changed(response, /Destination="[^"]*"/, 'Destination=""')],
    ["a URI reference with half an escape", changed(response, "%41", "%4")],
    ["a comparison that does not exist", changed(authnRequest, '"minimum"', '"least"')],
    [
      "a role that supports nothing",
      changed(metadata, /protocolSupportEnumeration="[^"]*"/, 'protocolSupportEnumeration=""'),
    ],
    [
      "an entity ID of 1025 characters",
      changed(metadata, 'entityID="https://example.com"', `entityID="${"a".repeat(1025)}"`),
    ],
    ["a duration without numbers", changed(metadata, "P1DT1H30.5S", "PT")],
    ["a name without a language", changed(metadata, ' xml:lang="en-GB"', "")],
    ["a language that is none", changed(metadata, "en-GB", "en_GB")],
    [
      "base64 with a character that does not belong there",
      changed(response, '<ds:SignatureValue Id="v">AAAA', '<ds:SignatureValue Id="v">AAA-'),
    ],
    ["a missing element", changed(response, status, "")],
    ["an element too many", changed(logoutRequest, "</saml:NameID>", "</saml:NameID><saml:NameID>bob</saml:NameID>")],
    [
      "elements in another order",
      changed(response, status, "").replace("</samlp:Response>", `${status}</samlp:Response>`),
    ],
    ["an unknown element of SAML", changed(response, "<saml:OneTimeUse/>", "<saml:TwoTimesUse/>")],
    ["an unknown element of SAML where anything may stand", changed(response, "<x:any><x:any/>", "<x:any><saml:Any/>")],
    [
      "an element of another namespace where none may stand",
      changed(response, "<saml:OneTimeUse/>", "<x:OneTimeUse/>"),
    ],
    [
      "an element without a namespace where one of another namespace may stand",
      changed(authnRequest, "<x:any/>", "<any/>"),
    ],
    ["an element of SAML's own namespace in Extensions", changed(authnRequest, "<x:any/>", "<samlp:SessionIndex/>")],
    ["faults within what may be anything", changed(response, "<saml:Audience>urn:a", "<saml:Audience>")],
    ["text between elements", changed(response, "<saml:OneTimeUse/>", "now<saml:OneTimeUse/>")],
    [
      "white space in an empty element",
      changed(response, "<saml:OneTimeUse/>", "<saml:OneTimeUse> </saml:OneTimeUse>"),
    ],
    ["elements in a value", changed(response, ">urn:c<", "><x:any/>urn:c<")],
    ["an xsi:type that no declaration binds", changed(response, '"xs:integer"', '"y:integer"')],
    ["an xsi:type that XML Schema does not know", changed(response, '"xs:integer"', '"xs:number"')],
    [
      "an xsi:type where the schema has fixed the type",
      changed(response, "<saml:OneTimeUse/>", '<saml:OneTimeUse xsi:type="x:T"/>'),
    ],
    ["a value that is not of its xsi:type", changed(response, "-007", "-0x7")],
    ["an integer of more than 32 bits as xs:int", changed(response, "2147483647", "2147483648")],
    ["a typed value with an element in it", changed(response, "-007", "-007<x:any/>")],
    [
      "a typed value with another attribute",
      changed(response, 'xsi:type="xs:integer"', 'xsi:type="xs:integer" any="1"'),
    ],
    ["nil that is not empty", changed(response, 'xsi:type="xs:integer">', 'xsi:type="xs:integer" xsi:nil="1">')],
    ["nil in white space that XML does not know", changed(response, 'xsi:nil="true"', 'xsi:nil="\u00A0true"')],
    [
      "a type in white space that XML does not know",
      changed(response, 'xsi:type="xs:integer"', 'xsi:type="\u00A0xs:integer"'),
    ],
    ["nil that is no boolean", changed(response, 'xsi:nil="true"', 'xsi:nil="yes"')],
    ["nil where the schema knows none", changed(response, "<saml:OneTimeUse/>", '<saml:OneTimeUse xsi:nil="true"/>')],
  ])("refuses %s", (_, document) => {
    expect(() => {
      check(document);
    }).toThrow(expect.objectContaining({ code: "schema-invalid" }));
  });

  it.each([
    ["a condition", changed(response, "<saml:OneTimeUse/>", '<saml:Condition xsi:type="x:T"/>')],
    [
      "a statement",
      changed(response, "<saml:AttributeStatement>", '<saml:Statement xsi:type="x:T"/><saml:AttributeStatement>'),
    ],
    ["an identifier", changed(logoutRequest, /<saml:NameID[^]*<\/saml:NameID>/, '<saml:BaseID xsi:type="x:T"/>')],
    ["a role that does not say which", changed(metadata, "<md:PDPDescriptor", "<md:RoleDescriptor/><md:PDPDescriptor")],
  ])("refuses %s of a type that others define", (_, document) => {
    expect(() => {
      check(document);
    }).toThrow(expect.objectContaining({ code: "schema-extension-unknown" }));
  });

  it("takes a role of another standard, as AD FS publishes them", () => {
    const role =
      '<md:RoleDescriptor xsi:type="x:SecurityTokenServiceType" protocolSupportEnumeration="urn:x"><x:any/></md:RoleDescriptor>';
    expect(() => {
      check(changed(metadata, "<md:PDPDescriptor", `${role}<md:PDPDescriptor`));
    }).not.toThrow();
  });

  it("takes white space at the ends of a value", () => {
    expect(() => {
      check(changed(response, "urn:c<", " \n urn:c\t<"));
    }).not.toThrow();
  });

  it("names the place in words of the schema, and nothing that the document says", () => {
    const document = changed(response, 'ID="r1"', 'ID="evil text"');
    expect(() => {
      check(document);
    }).toThrow(/^samlp:Response\/@ID has another type\.$/);
  });
});

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { canonicalXml } from "../xml/canonical-xml.js";
import { checkNameId, nameID, type NameId } from "./name-id.js";
import { nameIdFormat } from "./name-id-format.js";

const { emailAddress, persistent, transient, unspecified } = nameIdFormat;

describe("nameID", () => {
  it("writes the qualifiers that there are", () => {
    const name: NameId = { value: "alice", format: persistent, nameQualifier: "urn:idp", spNameQualifier: "urn:sp" };
    expect(canonicalXml(nameID(name))).toBe(
      `<saml:NameID xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" Format="${persistent}" NameQualifier="urn:idp" ` +
        'SPNameQualifier="urn:sp">alice</saml:NameID>',
    );
    expect(canonicalXml(nameID({ value: "alice", format: unspecified }))).toBe(
      `<saml:NameID xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" Format="${unspecified}">alice</saml:NameID>`,
    );
  });
});

describe("checkNameId", () => {
  it.each<[string, NameId]>([
    ["a persistent name of 256 characters", { value: "x".repeat(256), format: persistent }],
    ["a transient name of 256 characters", { value: "x".repeat(256), format: transient }],
    ["an unspecified name of any length", { value: "x".repeat(257), format: unspecified }],
    ["a name in a format of the parties' own", { value: "CORP\\alice", format: "urn:example:format" }],
    ["an address", { value: "alice@example.com", format: emailAddress }],
    ["an address with a tag and an apostrophe", { value: "o'brien+saml@a.b-c.example", format: emailAddress }],
  ])("takes %s", (_, name) => {
    expect(() => {
      checkNameId(name);
    }).not.toThrow();
  });

  it.each<[string, string, NameId]>([
    ["value-missing", "a name of white space", { value: " \t", format: unspecified }],
    ["value-missing", "an empty format", { value: "alice", format: "" }],
    ["value-missing", "an empty qualifier", { value: "alice", format: persistent, nameQualifier: "" }],
    ["value-missing", "an empty SP qualifier", { value: "alice", format: persistent, spNameQualifier: "" }],
    [
      "entity-id-too-long",
      "a qualifier of 1025 characters",
      { value: "alice", format: persistent, nameQualifier: "x".repeat(1025) },
    ],
    [
      "entity-id-too-long",
      "an SP qualifier of 1025 characters",
      { value: "alice", format: persistent, spNameQualifier: "x".repeat(1025) },
    ],
    ["name-id-too-long", "a persistent name of 257 characters", { value: "x".repeat(257), format: persistent }],
    ["name-id-too-long", "a transient name of 257 characters", { value: "x".repeat(257), format: transient }],
  ])("refuses with %s %s", (code, _, name) => {
    expect(() => {
      checkNameId(name);
    }).toThrow(expect.objectContaining({ name: "SamlError", code }));
  });

  it.each([
    ["a name alone", "alice"],
    ["no local part", "@example.com"],
    ["no domain", "alice@"],
    ["two addresses", "alice@example.com,bob@example.com"],
    ["two at signs", "alice@b@example.com"],
    ["a display name", "Alice <alice@example.com>"],
    ["angle brackets", "<alice@example.com>"],
    ["a comment", "alice(x)@example.com"],
    ["a quoted local part", '"alice"@example.com'],
    ["an address literal", "alice@[192.0.2.1]"],
    ["a full stop at the beginning", ".alice@example.com"],
    ["two full stops", "alice..x@example.com"],
    ["a full stop at the end", "alice@example.com."],
    ["white space around it", " alice@example.com"],
    ["a line feed at its end", "alice@example.com\n"],
    ["a character outside ASCII", "älice@example.com"],
    ["a domain with an underscore", "alice@a_b.example"],
    ["a URI", "mailto:alice@example.com"],
  ])("refuses %s in place of an address", (_, value) => {
    expect(() => {
      checkNameId({ value, format: emailAddress });
    }).toThrow(expect.objectContaining({ code: "email-address-malformed" }));
  });

  it("takes the addresses that others make up", () => {
    fc.assert(
      fc.property(fc.emailAddress(), (value) => {
        checkNameId({ value, format: emailAddress });
      }),
    );
  });
});

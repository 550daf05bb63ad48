import { describe, expect, it } from "vitest";

import { nameIdFormat } from "../name-id/name-id-format.js";
import { readAuthnRequest, sp } from "./authn-request.test.fixture.js";
import { chooseNameId } from "./choose-name-id.js";
import { acceptableNameIdFormats, readNameIdPolicy, type NameIdPolicy } from "./name-id-policy.js";

const { persistent, transient, emailAddress, unspecified } = nameIdFormat;
const supported = [persistent, transient];

function policy(attributes: string): NameIdPolicy {
  return readNameIdPolicy(readAuthnRequest({ content: `<samlp:NameIDPolicy ${attributes}/>` }));
}

describe("readNameIdPolicy", () => {
  it("reads all that there is", () => {
    expect(policy(`Format="${transient}" SPNameQualifier="${sp}" AllowCreate="true"`)).toEqual({
      format: transient,
      spNameQualifier: sp,
      allowCreate: true,
    });
    expect(readNameIdPolicy(readAuthnRequest({}))).toEqual({ allowCreate: false });
  });

  it.each([
    ["true", true],
    ["1", true],
    ["false", false],
    ["0", false],
    [" 1 ", true],
  ])('reads AllowCreate="%s" as %s', (spelling, allowCreate) => {
    expect(policy(`AllowCreate="${spelling}"`)).toEqual({ allowCreate });
  });
});

describe("acceptableNameIdFormats", () => {
  it.each<[string, string, string[], string[]]>([
    ["no format", "", [], supported],
    ["an unspecified format", `Format="${unspecified}"`, [], supported],
    ["a format", `Format="${transient}"`, [], [transient]],
    ["a format that the metadata does not list", `Format="${transient}"`, [persistent], [transient]],
    ["a format that we do not have", `Format="${emailAddress}"`, [], []],
    ["no format where the metadata lists some", "", [emailAddress, transient], [transient]],
    ["an unspecified one where the metadata lists some", `Format="${unspecified}"`, [transient], [transient]],
    ["no format where the metadata lists unspecified", "", [emailAddress, unspecified], supported],
    ["no format where the metadata lists none of ours", "", [emailAddress], []],
    ["an encrypted name", 'Format="urn:oasis:names:tc:SAML:2.0:nameid-format:encrypted"', [], []],
    ["a name for the one who asks", `SPNameQualifier="${sp}"`, [], supported],
    ["a name for somebody else", 'SPNameQualifier="https://other.example"', [], []],
  ])("for %s", (_, attributes, nameIdFormats, formats) => {
    expect(acceptableNameIdFormats(policy(attributes), { entityId: sp, nameIdFormats }, supported)).toEqual(formats);
  });
});

describe("chooseNameId", () => {
  const names = [
    { value: "_1", format: transient },
    { value: "alice", format: persistent },
    { value: "bob", format: persistent },
  ];

  it("gives the first name in the best format that the user has a name in", () => {
    expect(chooseNameId({ nameIdFormats: [emailAddress, persistent, transient] }, names)).toBe(names[1]);
    expect(chooseNameId({ nameIdFormats: [transient] }, names)).toBe(names[0]);
  });

  it("gives none if the user has no such name", () => {
    expect(chooseNameId({ nameIdFormats: [emailAddress] }, names)).toBeUndefined();
  });
});

import { describe, expect, it } from "vitest";

import { nameIdFormat } from "../name-id/name-id-format.js";
import { readAuthnRequest } from "./authn-request.test.fixture.js";
import { readSubject } from "./requested-subject.js";

function read(content: string): ReturnType<typeof readSubject> {
  return readSubject(readAuthnRequest({ content: `<saml:Subject>${content}</saml:Subject>` }));
}

const confirmation = '<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"/>';

describe("readSubject", () => {
  it("reads a NameID", () => {
    expect(readSubject(readAuthnRequest({}))).toBeUndefined();
    expect(read("<saml:NameID> alice &amp; co</saml:NameID>")).toEqual({
      value: " alice & co",
      format: nameIdFormat.unspecified,
    });
    const attributes = `Format="${nameIdFormat.persistent}" NameQualifier="a" SPNameQualifier="b"`;
    expect(read(`<saml:NameID ${attributes}>x</saml:NameID>`)).toEqual({
      value: "x",
      format: nameIdFormat.persistent,
      nameQualifier: "a",
      spNameQualifier: "b",
    });
  });

  it.each([
    ["a confirmation beside the name", `<saml:NameID>alice</saml:NameID>${confirmation}`],
    ["a confirmation alone", confirmation],
    ["an encrypted name", "<saml:EncryptedID/>"],
    ["nothing", ""],
  ])("does not support %s", (_, content) => {
    expect(read(content)).toBe("unsupported");
  });
});

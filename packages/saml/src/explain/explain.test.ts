import { deflateRawSync } from "node:zlib";

import { beforeAll, describe, expect, it } from "vitest";

import { createEncryptionRecipient } from "../encryption/encryption-recipient.js";
import { encodePostBinding } from "../http-post/encode-post-binding.js";
import { signLogoutRequest } from "../logout/sign-logout.js";
import { signResponse } from "../response/sign-response.js";
import { createIdentity, type Identity } from "../testing/identity.test.fixture.js";
import { sampleLogoutRequest } from "../testing/sample-logout.test.fixture.js";
import { sampleResponse } from "../testing/sample-response.test.fixture.js";
import { ds, saml, samlp } from "../xml/namespaces.js";
import { explain } from "./explain.js";

let identity: Identity;
let xml: string;
beforeAll(async () => {
  identity = await createIdentity();
  xml = await signResponse(secretive, identity.signer, { sign: "both" });
});

const secretive = {
  ...sampleResponse,
  nameId: { ...sampleResponse.nameId, value: "SECRET-name" },
  sessionIndex: "SECRET-session",
  attributes: [{ name: "urn:mail", values: ["SECRET-mail", "SECRET-other"] }],
};

/** What differs from run to run: the key, and so its fingerprint. */
function withoutFingerprint(report: string): string {
  return report.replace(/(?:[0-9A-F]{2}:){31}[0-9A-F]{2}/g, "(fingerprint)").replace(/\d+ characters/g, "N characters");
}

describe("explain", () => {
  it("tells of a Response what it is, how it is signed, for whom and until when", async () => {
    const report = explain(xml, { now: sampleResponse.issueInstant });
    await expect(`${withoutFingerprint(report)}\n`).toMatchFileSnapshot("./response-report.snapshot.txt");
  });

  it("withholds whom it is about, whatever the message", async () => {
    const encryptFor = createEncryptionRecipient(identity.certificate);
    const logout = { ...sampleLogoutRequest, nameId: secretive.nameId, sessionIndexes: ["SECRET-session"] } as const;
    const messages = [
      xml,
      await signResponse(secretive, identity.signer, { encryptFor }),
      await signLogoutRequest(logout, identity.signer),
      xml.replace("<saml:Subject", "<saml:Subject x='SECRET'"),
      `SAMLResponse=${encodeURIComponent(encodePostBinding(xml))}&RelayState=SECRET`,
    ];
    for (const message of messages) expect(explain(message)).not.toContain("SECRET");
    expect(messages.join()).toContain("SECRET");
  });

  it.each([
    "https://SECRET:SECRET@sp.example.com/acs?SECRET#SECRET",
    "https://SECRET:SEC/SECRET@sp.example.com/acs",
    "https:\\\\SECRET@sp.example.com",
    "https://sp.example.com:none/acs?SECRET",
    "https://sp.example.com:none/acs#SECRET",
    "com.example.app:/callback?SECRET",
    "com.example.app://SECRET@host/",
    "mailto:SECRET@example.com",
    "https://SECRET@SECRET@sp.example.com/",
    "#acs?SECRET",
  ])("withholds what is secret of the address %s", (address) => {
    const message = `<AuthnRequest xmlns="${samlp.uri}" Destination="${address}"/>`;
    expect(explain(message)).toContain("Destination=");
    expect(explain(message)).not.toContain("SECRET");
  });

  it("withholds all that other namespaces hold, under whatever name", () => {
    const foreign = '<Issuer xmlns="urn:x" ID="SECRET">SECRET<X509Certificate>AAAA</X509Certificate></Issuer>';
    const report = explain(`<AuthnRequest xmlns="${samlp.uri}" ID="_1">${foreign}</AuthnRequest>`);
    expect(report).toContain(
      "AuthnRequest  ID=_1\n  Issuer  ID=(withheld)  (withheld, 6 characters)\n    X509Certificate  (withheld, 4 characters)",
    );
  });

  it("shows how a signature was canonicalized", () => {
    const prefixes = '<InclusiveNamespaces xmlns="http://www.w3.org/2001/10/xml-exc-c14n#" PrefixList="xs saml"/>';
    expect(explain(prefixes)).toContain("InclusiveNamespaces  PrefixList=xs saml");
  });

  it("withholds what qualifies a name, too", () => {
    const qualifiers = 'NameQualifier="SECRET" SPNameQualifier="SECRET"';
    expect(explain(`<NameID xmlns="${saml.uri}" ${qualifiers}/>`)).toContain(
      "NameID  NameQualifier=(withheld)  SPNameQualifier=(withheld)",
    );
  });

  it("finds the message in each wrapping", () => {
    const base64 = encodePostBinding(xml);
    const deflated = deflateRawSync(xml).toString("base64");
    const first = (message: string) => explain(message).split("\n")[0];
    expect(first(` ${xml}\n`)).toMatch(/^Found: XML, /);
    expect(first(`\uFEFF<?xml version="1.0"?>${xml}`)).toMatch(/^Found: XML, /);
    expect(first(base64.replace(/.{64}/g, "$&\r\n"))).toMatch(/^Found: base64 > XML, /);
    expect(first(deflated)).toMatch(/^Found: base64 > deflate > XML, /);
    expect(first(`SAMLResponse=${encodeURIComponent(base64)}`)).toMatch(/^Found: parameter > base64 > XML, /);
    expect(first(`SAMLResponse=${base64}`)).toMatch(/^Found: parameter > base64 > XML, /);
    expect(first(`https://idp.example.com/sso?SAMLRequest=${encodeURIComponent(deflated)}&RelayState=a?b`)).toMatch(
      /^Found: parameter > base64 > deflate > XML, /,
    );
    expect(first(`https://idp.example.com/sso?a=b&SAMLRequest=${encodeURIComponent(deflated)}`)).toMatch(
      /^Found: parameter > base64 > deflate > XML, /,
    );
  });

  it("finds the message of a form body whatever stands in its RelayState", () => {
    const report = explain(
      `SAMLResponse=${encodeURIComponent(encodePostBinding(xml))}&RelayState=https://sp.example/?a`,
    );
    expect(report).toMatch(/^Found: parameter > base64 > XML, /);
    expect(report).toContain("RelayState: (withheld, 21 characters)");
  });

  it("tells of a query how it is signed, and that there is a RelayState", () => {
    const message = `SAMLRequest=${encodeURIComponent(encodePostBinding(xml))}&RelayState=abc&SigAlg=urn%3Ax&Signature=eA%3D%3D`;
    expect(explain(message)).toContain("RelayState: (withheld, 3 characters)\nSigAlg: urn:x\n");
  });

  it("says why the strict reader refuses, and what to do", () => {
    expect(explain("<!DOCTYPE a><a/>")).toContain("Refused by the strict reader: xml-doctype ([XML] §2.8).");
    expect(explain(xml.slice(0, -1))).toContain("xml-not-well-formed");
  });

  it.each(["", "%%%", "hello", "SAMLResponse=", "SAMLResponse=%%%", "aGVsbG8=", "x".repeat(2_000_000)])(
    "finds nothing in other texts",
    (text) => {
      expect(explain(text)).toBe("This is neither XML nor base64, nor a query or form with a SAML message.");
    },
  );

  it("keeps a terminal as it is, whatever a stranger wrote", () => {
    const hostile = "\u0085\u009b31m\u202e\u2028" + "x".repeat(5000);
    const report = explain(xml.replace(sampleResponse.issuer, hostile));
    expect(report).not.toMatch(/[\u0080-\u009f\u202e\u2028]/);
    expect(report).toContain("… (5007 characters)");
    expect(explain('<a\u200d b\u200d="c"/>')).not.toContain("\u200d");
  });

  it("tells how far instants are away, also those that are none", () => {
    const message = `<a xmlns="${samlp.uri}" IssueInstant="2026-11-22T10:00:00Z" NotBefore="2026-11-22T10:00:05Z" NotOnOrAfter="x"/>`;
    const report = explain(message, { now: new Date("2026-11-22T10:00:05Z") });
    expect(report).toContain("IssueInstant=2026-11-22T10:00:00Z (5 s ago)  NotBefore=2026-11-22T10:00:05Z (now)");
    expect(report).toContain("NotOnOrAfter=x (not an instant)");
  });

  it.each([
    ["not base64", "%"],
    ["not a certificate in DER", "AAAA"],
  ])("says of a certificate that it is %s", (expected, value) => {
    expect(explain(`<ds:X509Certificate xmlns:ds="${ds.uri}">${value}</ds:X509Certificate>`)).toContain(expected);
  });
});

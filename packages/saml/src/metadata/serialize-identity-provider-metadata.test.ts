import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";

import { nameIdFormat } from "../name-id/name-id-format.js";
import { isMissing, run } from "../testing/command.test.fixture.js";
import { hostileText } from "../testing/hostile-text.test.fixture.js";
import { createIdentity, selfSign, type Identity } from "../testing/identity.test.fixture.js";
import { exclusiveCanonicalForm } from "../testing/xml-crypto.test.fixture.js";
import { readDocument } from "../testing/xml-tree.test.fixture.js";
import { binding } from "./binding.js";
import type { IdentityProviderDescriptor } from "./identity-provider-descriptor.js";
import { serializeIdentityProviderMetadata } from "./serialize-identity-provider-metadata.js";

let identity: Identity;
let descriptor: IdentityProviderDescriptor;
beforeAll(async () => {
  identity = await createIdentity();
  descriptor = {
    entityId: "https://idp.example.com/saml/metadata",
    signingCertificates: [identity.certificate],
    nameIdFormats: [nameIdFormat.persistent],
    singleSignOnServices: [{ binding: binding.httpPost, location: "https://idp.example.com/launch" }],
  };
});

function md(name: string, attributes: Readonly<Record<string, string>>, children: readonly unknown[]): object {
  return { name: `{urn:oasis:names:tc:SAML:2.0:metadata}${name}`, attributes, children };
}

function ds(name: string, children: readonly unknown[]): object {
  return { name: `{http://www.w3.org/2000/09/xmldsig#}${name}`, attributes: {}, children };
}

function signingKey(certificate: Uint8Array): object {
  return md("KeyDescriptor", { use: "signing" }, [keyInfo(certificate)]);
}

function keyInfo(certificate: Uint8Array): object {
  const x509Certificate = ds("X509Certificate", [Buffer.from(certificate).toString("base64")]);
  return ds("KeyInfo", [ds("X509Data", [x509Certificate])]);
}

describe("serializeIdentityProviderMetadata", () => {
  it("writes what the schema demands, in its order", () => {
    expect(readDocument(serializeIdentityProviderMetadata(descriptor))).toEqual(
      md("EntityDescriptor", { entityID: "https://idp.example.com/saml/metadata" }, [
        md("IDPSSODescriptor", { WantAuthnRequestsSigned: "false", protocolSupportEnumeration: protocol }, [
          signingKey(identity.certificate),
          md("NameIDFormat", {}, ["urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"]),
          md("SingleSignOnService", { Binding: binding.httpPost, Location: "https://idp.example.com/launch" }, []),
        ]),
      ]),
    );
  });

  it("writes everything that may be there, in the order of the schema", async () => {
    const next = await createIdentity();
    const lang = { "{http://www.w3.org/XML/1998/namespace}lang": "de" };
    const metadata = serializeIdentityProviderMetadata({
      ...descriptor,
      validUntil: new Date("2027-01-01T00:00:00Z"),
      cacheDuration: 86_400,
      wantAuthnRequestsSigned: true,
      signingCertificates: [identity.certificate, next.certificate],
      encryptionCertificates: [next.certificate],
      singleLogoutServices: [
        { binding: binding.soap, location: "https://idp.example.com/slo/soap" },
        {
          binding: binding.httpRedirect,
          location: "https://idp.example.com/slo",
          responseLocation: "https://idp.example.com/slo/return",
        },
      ],
      nameIdFormats: [nameIdFormat.persistent, nameIdFormat.emailAddress],
      singleSignOnServices: [
        { binding: binding.httpRedirect, location: "https://idp.example.com/sso?a=1&b=2" },
        { binding: binding.httpPost, location: "https://idp.example.com/sso" },
      ],
      organization: { name: "ex", displayName: "Beispiel AG", url: "https://example.com", language: "de" },
      contacts: [
        { type: "technical", givenName: "Ada", surName: "Lovelace", emailAddress: "ada@example.com" },
        { type: "support" },
      ],
    });
    expect(readDocument(metadata)).toEqual(
      md("EntityDescriptor", { cacheDuration: "PT86400S", entityID: descriptor.entityId, validUntil }, [
        md("IDPSSODescriptor", { WantAuthnRequestsSigned: "true", protocolSupportEnumeration: protocol }, [
          signingKey(identity.certificate),
          signingKey(next.certificate),
          md("KeyDescriptor", { use: "encryption" }, [
            keyInfo(next.certificate),
            md("EncryptionMethod", { Algorithm: "http://www.w3.org/2009/xmlenc11#aes256-gcm" }, []),
            md("EncryptionMethod", { Algorithm: "http://www.w3.org/2009/xmlenc11#aes128-gcm" }, []),
            md("EncryptionMethod", { Algorithm: "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p" }, []),
            md("EncryptionMethod", { Algorithm: "http://www.w3.org/2009/xmlenc11#rsa-oaep" }, []),
          ]),
          md("SingleLogoutService", { Binding: binding.soap, Location: "https://idp.example.com/slo/soap" }, []),
          md(
            "SingleLogoutService",
            {
              Binding: binding.httpRedirect,
              Location: "https://idp.example.com/slo",
              ResponseLocation: "https://idp.example.com/slo/return",
            },
            [],
          ),
          md("NameIDFormat", {}, [nameIdFormat.persistent]),
          md("NameIDFormat", {}, [nameIdFormat.emailAddress]),
          md(
            "SingleSignOnService",
            { Binding: binding.httpRedirect, Location: "https://idp.example.com/sso?a=1&b=2" },
            [],
          ),
          md("SingleSignOnService", { Binding: binding.httpPost, Location: "https://idp.example.com/sso" }, []),
        ]),
        md("Organization", {}, [
          md("OrganizationName", lang, ["ex"]),
          md("OrganizationDisplayName", lang, ["Beispiel AG"]),
          md("OrganizationURL", lang, ["https://example.com"]),
        ]),
        md("ContactPerson", { contactType: "technical" }, [
          md("GivenName", {}, ["Ada"]),
          md("SurName", {}, ["Lovelace"]),
          md("EmailAddress", {}, ["mailto:ada@example.com"]),
        ]),
        md("ContactPerson", { contactType: "support" }, []),
      ]),
    );
  });

  it("says English where an organization names no language", () => {
    const organization = { name: "ex", displayName: "Example", url: "https://example.com" };
    const metadata = serializeIdentityProviderMetadata({ ...descriptor, organization });
    expect(metadata.match(/ xml:lang="en">/g)).toHaveLength(3);
  });

  it("has no byte order mark and at least the 1000 characters that AWS IAM takes", () => {
    const metadata = serializeIdentityProviderMetadata(descriptor);
    expect(metadata.startsWith("<md:EntityDescriptor ")).toBe(true);
    expect(metadata.length).toBeGreaterThanOrEqual(1000);
  });

  it("refuses to write fewer than 1000 characters", async () => {
    const keys = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign"]);
    const shortest = {
      ...descriptor,
      entityId: "x",
      nameIdFormats: [],
      signingCertificates: [await selfSign(keys)],
    } as const;
    expect(() => serializeIdentityProviderMetadata(shortest)).toThrow(
      expect.objectContaining({ code: "metadata-too-short" }),
    );
    // The missing characters, put into the entity ID: the bound is exact.
    const length = serializeIdentityProviderMetadata({ ...shortest, entityId: "x".repeat(1000) }).length - 1000;
    const filled = { ...shortest, entityId: "x".repeat(1000 - length) };
    expect(serializeIdentityProviderMetadata(filled)).toHaveLength(1000);
    expect(() => serializeIdentityProviderMetadata({ ...filled, entityId: filled.entityId.slice(1) })).toThrow(
      expect.objectContaining({ code: "metadata-too-short" }),
    );
  });

  const organization = { name: "a", displayName: "b", url: "https://c.example" };

  it.each<[string, string, Partial<Record<keyof IdentityProviderDescriptor, unknown>>]>([
    ["value-missing", "an empty entity ID", { entityId: " " }],
    ["entity-id-too-long", "an entity ID of 1025 characters", { entityId: "x".repeat(1025) }],
    ["value-missing", "no certificate", { signingCertificates: [] }],
    [
      "certificate-malformed",
      "PEM",
      { signingCertificates: [new TextEncoder().encode("-----BEGIN CERTIFICATE-----")] },
    ],
    ["value-missing", "an empty NameIDFormat", { nameIdFormats: [""] }],
    ["value-missing", "no SingleSignOnService", { singleSignOnServices: [] }],
    ["value-missing", "no binding", { singleSignOnServices: [{ binding: "", location: "https://idp.example.com/" }] }],
    ["endpoint-not-allowed", "javascript:", { singleSignOnServices: [{ binding: "b", location: "javascript:0" }] }],
    ["certificate-malformed", "an encryption certificate in PEM", { encryptionCertificates: [new Uint8Array(3)] }],
    [
      "value-missing",
      "no binding to log out",
      { singleLogoutServices: [{ binding: "", location: "https://a.example/" }] },
    ],
    [
      "endpoint-not-allowed",
      "http to log out",
      { singleLogoutServices: [{ binding: "b", location: "http://a.example/" }] },
    ],
    [
      "endpoint-not-allowed",
      "javascript: to log out",
      { singleLogoutServices: [{ binding: "b", location: "https://a.example/", responseLocation: "javascript:0" }] },
    ],
    ["duration-invalid", "a duration of nothing", { cacheDuration: 0 }],
    ["duration-invalid", "half a second", { cacheDuration: 0.5 }],
    ["duration-invalid", "a duration that is no number", { cacheDuration: Number.NaN }],
    ["instant-invalid", "an invalid date", { validUntil: new Date(Number.NaN) }],
    ["value-missing", "an organization without a name", { organization: { ...organization, name: "" } }],
    ["value-missing", "an organization without a language", { organization: { ...organization, language: "" } }],
    ["value-missing", "a contact with an empty address", { contacts: [{ type: "support", emailAddress: "" }] }],
  ])("refuses with %s %s", (code, _, change) => {
    const changed = { ...descriptor, ...change } as IdentityProviderDescriptor;
    expect(() => serializeIdentityProviderMetadata(changed)).toThrow(expect.objectContaining({ code }));
  });

  const fields: readonly (readonly [string, (text: string) => Partial<IdentityProviderDescriptor>])[] = [
    ["entityID", (text) => ({ entityId: text })],
    ["NameIDFormat", (text) => ({ nameIdFormats: [text] })],
    ["Binding", (text) => ({ singleSignOnServices: [{ binding: text, location: "https://idp.example.com/" }] })],
    [
      "SingleLogoutService/@Binding",
      (text) => ({ singleLogoutServices: [{ binding: text, location: "https://idp.example.com/" }] }),
    ],
    ["OrganizationName", (text) => ({ organization: { ...organization, name: text } })],
    ["OrganizationDisplayName", (text) => ({ organization: { ...organization, displayName: text } })],
    ["OrganizationURL", (text) => ({ organization: { ...organization, url: text } })],
    ["xml:lang", (text) => ({ organization: { ...organization, language: text } })],
    ["GivenName", (text) => ({ contacts: [{ type: "support", givenName: text }] })],
    ["SurName", (text) => ({ contacts: [{ type: "support", surName: text }] })],
    ["EmailAddress", (text) => ({ contacts: [{ type: "support", emailAddress: text }] })],
  ];

  it.each(fields)("holds any text as %s, canonically, and as nothing more", (_, change) => {
    const marked = JSON.stringify(
      readDocument(serializeIdentityProviderMetadata({ ...descriptor, ...change("MARK") })),
    );
    fc.assert(
      fc.property(hostileText(), (text) => {
        const metadata = serializeIdentityProviderMetadata({ ...descriptor, ...change(text) });
        expect(exclusiveCanonicalForm(metadata)).toBe(metadata);
        expect(readDocument(metadata)).toEqual(
          JSON.parse(marked.replaceAll("MARK", () => JSON.stringify(text).slice(1, -1))),
        );
      }),
      { numRuns: 30 },
    );
  });

  it.each(fields)("refuses a control character as %s", (_, change) => {
    expect(() => serializeIdentityProviderMetadata({ ...descriptor, ...change("x\0") })).toThrow(
      expect.objectContaining({ code: "character-not-allowed" }),
    );
  });

  it.skipIf(isMissing("xmllint"))(
    "is found well-formed and canonical by xmllint (apt-get install libxml2-utils)",
    () => {
      const metadata = serializeIdentityProviderMetadata({
        ...descriptor,
        organization: { ...organization, name: "é<&\r😀" },
      });
      expect(run("xmllint", ["--nonet", "--exc-c14n", "metadata.xml"], { "metadata.xml": metadata })).toBe(metadata);
    },
  );
});

const validUntil = "2027-01-01T00:00:00.000Z";
const protocol = "urn:oasis:names:tc:SAML:2.0:protocol";

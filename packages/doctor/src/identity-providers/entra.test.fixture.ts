import { goodSetUp, type SetUp } from "../set-ups/good-set-up.test.fixture.js";
import type { ResponseFields } from "../set-ups/response-xml.test.fixture.js";
import { fullName, later } from "./attribute.test.fixture.js";

/**
 * Microsoft Entra ID: default namespaces in place of prefixes, the assertion signed, an hour of validity, and claims that
 * nobody asked for before those of the application.
 *
 * @see {@link https://learn.microsoft.com/entra/identity-platform/single-sign-on-saml-protocol | Single sign-on SAML protocol}
 * @see {@link https://learn.microsoft.com/entra/identity-platform/reference-saml-tokens | SAML token claims reference}
 */
export const entra: Partial<SetUp> = {
  response: { ...goodSetUp.response, issuer: "https://sts.windows.net/cbb1a5ac-f33b-45fa-9bf5-f37db0fed422/" },
  metadataEntityId: "https://sts.windows.net/cbb1a5ac-f33b-45fa-9bf5-f37db0fed422/",
  write,
  signing: { prefix: "" },
};

function write({
  issuer,
  recipient,
  audience,
  issueInstant,
  nameId,
  nameIdFormat,
  attributes,
}: ResponseFields): string {
  const claims = { ...ownClaims, ...attributes };
  return (
    `<samlp:Response ID="_d2a1a5b1-9c4e-4f4f-8b0e-6b1f8f5f3f11" Version="2.0" IssueInstant="${later(issueInstant, 0)}" ` +
    `Destination="${recipient}" xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol">` +
    `<Issuer xmlns="urn:oasis:names:tc:SAML:2.0:assertion">${issuer}</Issuer>` +
    '<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>' +
    `<Assertion ID="_8a2b1c7e-5b0d-4f3a-9d53-3d9b1e2a9d00" IssueInstant="${later(issueInstant, 0)}" Version="2.0" ` +
    `xmlns="urn:oasis:names:tc:SAML:2.0:assertion"><Issuer>${issuer}</Issuer><Subject>` +
    `<NameID Format="${nameIdFormat}">${nameId}</NameID>` +
    '<SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">' +
    `<SubjectConfirmationData NotOnOrAfter="${later(issueInstant, 3600)}" Recipient="${recipient}"/>` +
    "</SubjectConfirmation></Subject>" +
    `<Conditions NotBefore="${later(issueInstant, -300)}" NotOnOrAfter="${later(issueInstant, 3600)}">` +
    `<AudienceRestriction><Audience>${audience}</Audience></AudienceRestriction></Conditions><AttributeStatement>` +
    Object.entries(claims)
      .map(
        ([name, values]) =>
          `<Attribute Name="${fullName(name)}">` +
          `${values.map((value) => `<AttributeValue>${value}</AttributeValue>`).join("")}</Attribute>`,
      )
      .join("") +
    `</AttributeStatement><AuthnStatement AuthnInstant="${later(issueInstant, -3600)}" ` +
    'SessionIndex="_8a2b1c7e-5b0d-4f3a-9d53-3d9b1e2a9d00"><AuthnContext><AuthnContextClassRef>' +
    "urn:oasis:names:tc:SAML:2.0:ac:classes:Password</AuthnContextClassRef></AuthnContext></AuthnStatement>" +
    "</Assertion></samlp:Response>"
  );
}

const ownClaims: Readonly<Record<string, readonly string[]>> = {
  "http://schemas.microsoft.com/identity/claims/tenantid": ["cbb1a5ac-f33b-45fa-9bf5-f37db0fed422"],
  "http://schemas.microsoft.com/identity/claims/objectidentifier": ["528b2ac2-aa9c-45e1-88d4-959b53bc7dd0"],
  "http://schemas.microsoft.com/identity/claims/displayname": ["Alice Liddell"],
  "http://schemas.microsoft.com/identity/claims/identityprovider": [
    "https://sts.windows.net/cbb1a5ac-f33b-45fa-9bf5-f37db0fed422/",
  ],
  "http://schemas.microsoft.com/claims/authnmethodsreferences": [
    "http://schemas.microsoft.com/ws/2008/06/identity/authenticationmethod/password",
    "http://schemas.microsoft.com/claims/multipleauthn",
  ],
  "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name": ["alice@corp.example.com"],
};

import { goodSetUp, type SetUp } from "../set-ups/good-set-up.test.fixture.js";
import type { ResponseFields } from "../set-ups/response-xml.test.fixture.js";
import { fullName, later } from "./attribute.test.fixture.js";

/**
 * Okta: the prefixes of OpenSAML, response and assertion both signed, typed values with the prefix `xs` kept by exclusive
 * canonicalization.
 *
 * @see {@link https://saml-doc.okta.com/SAML_Docs/How-to-Configure-SAML-2.0-for-Amazon-Web-Service.html | How to configure SAML 2.0 for Amazon Web Services}
 * @see {@link https://developer.okta.com/docs/concepts/saml/ | Understanding SAML}
 */
export const okta: Partial<SetUp> = {
  response: { ...goodSetUp.response, issuer: "http://www.okta.com/exk1fcia6d6EMsf331d8" },
  metadataEntityId: "http://www.okta.com/exk1fcia6d6EMsf331d8",
  write,
  signing: { elements: ["Assertion", "Response"], inclusivePrefixes: ["xs"] },
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
  const entity = 'Format="urn:oasis:names:tc:SAML:2.0:nameid-format:entity"';
  const values = (of: readonly string[]) =>
    of
      .map(
        (value) =>
          '<saml2:AttributeValue xmlns:xs="http://www.w3.org/2001/XMLSchema" ' +
          `xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xs:string">${value}</saml2:AttributeValue>`,
      )
      .join("");
  return (
    `<?xml version="1.0" encoding="UTF-8"?><saml2p:Response Destination="${recipient}" ID="id27120418772716331254230413" ` +
    `IssueInstant="${later(issueInstant, 0)}" Version="2.0" xmlns:saml2p="urn:oasis:names:tc:SAML:2.0:protocol" ` +
    'xmlns:xs="http://www.w3.org/2001/XMLSchema">' +
    `<saml2:Issuer ${entity} xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion">${issuer}</saml2:Issuer>` +
    '<saml2p:Status xmlns:saml2p="urn:oasis:names:tc:SAML:2.0:protocol">' +
    '<saml2p:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></saml2p:Status>' +
    `<saml2:Assertion ID="id27120418773190172099174110" IssueInstant="${later(issueInstant, 0)}" Version="2.0" ` +
    'xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion" xmlns:xs="http://www.w3.org/2001/XMLSchema">' +
    `<saml2:Issuer ${entity} xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion">${issuer}</saml2:Issuer>` +
    '<saml2:Subject xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion">' +
    `<saml2:NameID Format="${nameIdFormat}">${nameId}</saml2:NameID>` +
    '<saml2:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">' +
    `<saml2:SubjectConfirmationData NotOnOrAfter="${later(issueInstant, 300)}" Recipient="${recipient}"/>` +
    "</saml2:SubjectConfirmation></saml2:Subject>" +
    `<saml2:Conditions NotBefore="${later(issueInstant, -300)}" NotOnOrAfter="${later(issueInstant, 300)}" ` +
    'xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion">' +
    `<saml2:AudienceRestriction><saml2:Audience>${audience}</saml2:Audience></saml2:AudienceRestriction></saml2:Conditions>` +
    `<saml2:AuthnStatement AuthnInstant="${later(issueInstant, -60)}" SessionIndex="id1700640000000.1234" ` +
    'xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion"><saml2:AuthnContext><saml2:AuthnContextClassRef>' +
    "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml2:AuthnContextClassRef></saml2:AuthnContext>" +
    '</saml2:AuthnStatement><saml2:AttributeStatement xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion">' +
    Object.entries(attributes)
      .map(
        ([name, of]) =>
          `<saml2:Attribute Name="${fullName(name)}" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:uri">` +
          `${values(of)}</saml2:Attribute>`,
      )
      .join("") +
    "</saml2:AttributeStatement></saml2:Assertion></saml2p:Response>"
  );
}

import { goodSetUp, type SetUp } from "../set-ups/good-set-up.test.fixture.js";
import type { ResponseFields } from "../set-ups/response-xml.test.fixture.js";
import { fullName, later } from "./attribute.test.fixture.js";

/**
 * authentik: all namespaces declared on each part, attributes sorted by name, times without fractions, the assertion signed.
 *
 * @see {@link https://integrations.goauthentik.io/cloud-providers/aws/ | Integrate with Amazon Web Services}
 * @see {@link https://github.com/goauthentik/authentik/blob/main/authentik/providers/saml/processors/assertion.py | How authentik builds an assertion}
 */
export const authentik: Partial<SetUp> = {
  response: { ...goodSetUp.response, issuer: "https://authentik.example.com" },
  metadataEntityId: "https://authentik.example.com",
  write,
  signing: {},
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
  const time = (seconds: number) => later(issueInstant, seconds).replace(".000Z", "Z");
  return (
    `<samlp:Response ${namespaces} Version="2.0" IssueInstant="${time(0)}" Destination="${recipient}" ID="_9f1c5b7d1a5a4c0f">` +
    `<saml:Issuer>${issuer}</saml:Issuer>` +
    '<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>' +
    `<saml:Assertion Version="2.0" ID="_5f6b2c3d4e5f4a0b" IssueInstant="${time(0)}"><saml:Issuer>${issuer}</saml:Issuer>` +
    `<saml:Subject><saml:NameID Format="${nameIdFormat}">${nameId}</saml:NameID>` +
    '<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">' +
    `<saml:SubjectConfirmationData NotOnOrAfter="${time(300)}" Recipient="${recipient}"/>` +
    "</saml:SubjectConfirmation></saml:Subject>" +
    `<saml:Conditions NotBefore="${time(-300)}" NotOnOrAfter="${time(300)}">` +
    `<saml:AudienceRestriction><saml:Audience>${audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions>` +
    `<saml:AuthnStatement AuthnInstant="${time(-300)}" SessionIndex="_5f6b2c3d4e5f4a0b" ` +
    `SessionNotOnOrAfter="${time(86_400)}"><saml:AuthnContext><saml:AuthnContextClassRef>` +
    "urn:oasis:names:tc:SAML:2.0:ac:classes:MobileOneFactorContract</saml:AuthnContextClassRef></saml:AuthnContext>" +
    "</saml:AuthnStatement><saml:AttributeStatement>" +
    Object.entries(attributes)
      .toSorted(([left], [right]) => (left < right ? -1 : 1))
      .map(
        ([name, values]) =>
          `<saml:Attribute Name="${fullName(name)}">` +
          `${values.map((value) => `<saml:AttributeValue>${value}</saml:AttributeValue>`).join("")}</saml:Attribute>`,
      )
      .join("") +
    "</saml:AttributeStatement></saml:Assertion></samlp:Response>"
  );
}

const namespaces =
  'xmlns:ds="http://www.w3.org/2000/09/xmldsig#" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ' +
  'xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"';

import { goodSetUp, type SetUp } from "../set-ups/good-set-up.test.fixture.js";
import type { ResponseFields } from "../set-ups/response-xml.test.fixture.js";
import { fullName, later } from "./attribute.test.fixture.js";

/**
 * Active Directory Federation Services: `Consent` on the response, default namespaces but for the signature, the
 * attributes before the authentication, and claims in the order of the issuance rules.
 *
 * @see {@link https://aws.amazon.com/blogs/security/aws-federated-authentication-with-active-directory-federation-services-ad-fs/ | AWS federated authentication with AD FS}
 * @see {@link https://learn.microsoft.com/windows-server/identity/ad-fs/technical-reference/the-role-of-claim-rules | The role of claim rules}
 */
export const adfs: Partial<SetUp> = {
  response: { ...goodSetUp.response, issuer: "http://adfs.example.com/adfs/services/trust" },
  metadataEntityId: "http://adfs.example.com/adfs/services/trust",
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
  return (
    `<samlp:Response ID="_0f3b5f0a-5a2b-4a55-9d7c-0f2f4d4c9f0b" Version="2.0" IssueInstant="${later(issueInstant, 0)}" ` +
    `Destination="${recipient}" Consent="urn:oasis:names:tc:SAML:2.0:consent:unspecified" ` +
    'xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol">' +
    `<Issuer xmlns="urn:oasis:names:tc:SAML:2.0:assertion">${issuer}</Issuer>` +
    '<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success" /></samlp:Status>' +
    `<Assertion ID="_b3b4a8a1-3a2d-4f6d-8c8f-7a1c1f3e2d4c" IssueInstant="${later(issueInstant, 0)}" Version="2.0" ` +
    `xmlns="urn:oasis:names:tc:SAML:2.0:assertion"><Issuer>${issuer}</Issuer><Subject>` +
    `<NameID Format="${nameIdFormat}">${nameId}</NameID>` +
    '<SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">' +
    `<SubjectConfirmationData NotOnOrAfter="${later(issueInstant, 300)}" Recipient="${recipient}" />` +
    "</SubjectConfirmation></Subject>" +
    `<Conditions NotBefore="${later(issueInstant, 0)}" NotOnOrAfter="${later(issueInstant, 3600)}">` +
    `<AudienceRestriction><Audience>${audience}</Audience></AudienceRestriction></Conditions><AttributeStatement>` +
    Object.entries(attributes)
      .map(
        ([name, values]) =>
          `<Attribute Name="${fullName(name)}">` +
          `${values.map((value) => `<AttributeValue>${value}</AttributeValue>`).join("")}</Attribute>`,
      )
      .join("") +
    `</AttributeStatement><AuthnStatement AuthnInstant="${later(issueInstant, -1)}" ` +
    'SessionIndex="_b3b4a8a1-3a2d-4f6d-8c8f-7a1c1f3e2d4c"><AuthnContext><AuthnContextClassRef>' +
    "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</AuthnContextClassRef></AuthnContext>" +
    "</AuthnStatement></Assertion></samlp:Response>"
  );
}

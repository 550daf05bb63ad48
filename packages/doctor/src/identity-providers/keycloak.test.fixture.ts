import type { SetUp } from "../set-ups/good-set-up.test.fixture.js";
import { goodSetUp } from "../set-ups/good-set-up.test.fixture.js";
import type { ResponseFields } from "../set-ups/response-xml.test.fixture.js";
import { fullName, later } from "./attribute.test.fixture.js";

/**
 * Keycloak, as a client of the protocol saml is made by default: the document is signed and the assertion is not, the
 * audience is the client's id, and the client scope role_list adds an attribute `Role` of its own.
 *
 * @see {@link https://aws.amazon.com/blogs/desktop-and-application-streaming/amazon-workspaces-saml-2-0-federation-with-keycloak/ | Amazon WorkSpaces SAML 2.0 federation with Keycloak}
 * @see {@link https://www.keycloak.org/docs/latest/server_admin/#_client-saml-configuration | Server Administration Guide: SAML clients}
 */
export const keycloak: Partial<SetUp> = {
  response: { ...goodSetUp.response, issuer: "https://sso.example.com/realms/corp" },
  metadataEntityId: "https://sso.example.com/realms/corp",
  write,
  signing: { elements: ["Response"], prefix: "dsig", keyName: "FJ86GcF3jTbNLOco4NvZkUCIUmfYCqoqtOQeMfbhNlE" },
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
  const attribute = (name: string, values: readonly string[]) =>
    `<saml:Attribute Name="${name}" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:basic">` +
    values
      .map(
        (value) =>
          '<saml:AttributeValue xmlns:xs="http://www.w3.org/2001/XMLSchema" ' +
          `xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xs:string">${value}</saml:AttributeValue>`,
      )
      .join("") +
    "</saml:Attribute>";
  return (
    '<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ' +
    `Destination="${recipient}" ID="ID_60e9ce0c-5bbb-4b2a-9bb5-1ad4b0a25b7b" IssueInstant="${later(issueInstant, 0)}" Version="2.0">` +
    `<saml:Issuer>${issuer}</saml:Issuer>` +
    '<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>' +
    '<saml:Assertion xmlns="urn:oasis:names:tc:SAML:2.0:assertion" ID="ID_4d3c0d4c-1f5e-4b8e-8d0e-8f4b4df64b9b" ' +
    `IssueInstant="${later(issueInstant, 0)}" Version="2.0"><saml:Issuer>${issuer}</saml:Issuer><saml:Subject>` +
    `<saml:NameID Format="${nameIdFormat}">${nameId}</saml:NameID>` +
    '<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">' +
    `<saml:SubjectConfirmationData NotOnOrAfter="${later(issueInstant, 300)}" Recipient="${recipient}"/>` +
    "</saml:SubjectConfirmation></saml:Subject>" +
    `<saml:Conditions NotBefore="${later(issueInstant, -2)}" NotOnOrAfter="${later(issueInstant, 58)}">` +
    `<saml:AudienceRestriction><saml:Audience>${audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions>` +
    `<saml:AuthnStatement AuthnInstant="${later(issueInstant, 0)}" SessionIndex="8d3a0c6e::3f0b" ` +
    `SessionNotOnOrAfter="${later(issueInstant, 36_000)}"><saml:AuthnContext><saml:AuthnContextClassRef>` +
    "urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>" +
    `<saml:AttributeStatement>${Object.entries(attributes)
      .map(([name, values]) => attribute(fullName(name), values))
      .join("")}${["offline_access", "uma_authorization"].map((role) => attribute("Role", [role])).join("")}` +
    "</saml:AttributeStatement></saml:Assertion></samlp:Response>"
  );
}

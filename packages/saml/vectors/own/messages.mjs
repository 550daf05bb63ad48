// The messages that make.mjs writes, unsigned.
export const saml2 = "urn:oasis:names:tc:SAML:2.0:assertion";
const saml2p = "urn:oasis:names:tc:SAML:2.0:protocol";

/** An Assertion as identity providers write them, pretty-printed. */
export const assertion = ({ id = "_assertion", name = "alice@example.com", version = "2.0" } = {}) => `
  <saml2:Assertion xmlns:saml2="${saml2}" xmlns:xs="http://www.w3.org/2001/XMLSchema" ID="${id}" IssueInstant="2026-01-01T12:00:00.123456Z" Version="${version}">
    <saml2:Issuer Format="urn:oasis:names:tc:SAML:2.0:nameid-format:entity">https://idp.example.com/metadata</saml2:Issuer>
    <saml2:Subject>
      <saml2:NameID Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress" SPNameQualifier="https://sp.example.com/metadata">${name}</saml2:NameID>
      <saml2:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">
        <saml2:SubjectConfirmationData Address="192.0.2.1" InResponseTo="_request" NotOnOrAfter="2026-01-01T12:05:00Z" Recipient="https://sp.example.com/acs"/>
      </saml2:SubjectConfirmation>
    </saml2:Subject>
    <saml2:Conditions NotBefore="2026-01-01T11:59:00Z" NotOnOrAfter="2026-01-01T12:05:00Z">
      <saml2:AudienceRestriction>
        <saml2:Audience>https://other.example.com/metadata</saml2:Audience>
        <saml2:Audience>https://sp.example.com/metadata</saml2:Audience>
      </saml2:AudienceRestriction>
    </saml2:Conditions>
    <saml2:AuthnStatement AuthnInstant="2026-01-01T11:58:00Z">
      <saml2:AuthnContext>
        <saml2:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml2:AuthnContextClassRef>
      </saml2:AuthnContext>
    </saml2:AuthnStatement>
    <saml2:AttributeStatement>
      <saml2:Attribute Name="mail" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:basic">
        <saml2:AttributeValue xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xs:string">alice@example.com</saml2:AttributeValue>
      </saml2:Attribute>
      <saml2:Attribute Name="urn:oid:1.3.6.1.4.1.5923.1.1.1.10" FriendlyName="eduPersonTargetedID">
        <saml2:AttributeValue><saml2:NameID>f5e3c7</saml2:NameID></saml2:AttributeValue>
      </saml2:Attribute>
    </saml2:AttributeStatement>
    <saml2:AttributeStatement>
      <saml2:Attribute Name="groups"/>
    </saml2:AttributeStatement>
  </saml2:Assertion>`;

export const success = "urn:oasis:names:tc:SAML:2.0:status:Success";
/** A Response around one or more Assertions. */
export const response = (
  content,
  { attributes = "", code = success, beforeStatus = "" } = {},
) => `<?xml version="1.0" encoding="UTF-8"?>
<saml2p:Response xmlns:saml2p="${saml2p}" ID="_response" InResponseTo="_request" IssueInstant="2026-01-01T12:00:00Z" Version="2.0"${attributes}>
  <Issuer xmlns="${saml2}">https://idp.example.com/metadata</Issuer>${beforeStatus}
  <saml2p:Status>
    <saml2p:StatusCode Value="${code}"/>
  </saml2p:Status>${content}
</saml2p:Response>
`;

export const authnRequest = `<samlp:AuthnRequest xmlns:samlp="${saml2p}" ID="_request" Version="2.0" IssueInstant="2026-01-01T12:00:00Z" Destination="https://idp.example.com/sso" AssertionConsumerServiceURL="https://sp.example.com/acs"><saml:Issuer xmlns:saml="${saml2}">https://sp.example.com/metadata</saml:Issuer><samlp:NameIDPolicy AllowCreate="true"/></samlp:AuthnRequest>`;

export const logoutRequest = `<samlp:LogoutRequest xmlns:samlp="${saml2p}" ID="_logout" Version="2.0" IssueInstant="2026-01-01T12:00:00Z" Destination="https://idp.example.com/slo" NotOnOrAfter="2026-01-01T13:00:00Z"><saml:Issuer xmlns:saml="${saml2}">https://sp.example.com/metadata</saml:Issuer><saml:NameID xmlns:saml="${saml2}">alice@example.com</saml:NameID><samlp:SessionIndex>_session</samlp:SessionIndex></samlp:LogoutRequest>`;
export const logoutResponse = (code) =>
  `<samlp:LogoutResponse xmlns:samlp="${saml2p}" ID="_logged-out" InResponseTo="_logout" Version="2.0" IssueInstant="2026-01-01T12:00:00Z"><saml:Issuer xmlns:saml="${saml2}">https://sp.example.com/metadata</saml:Issuer><samlp:Status><samlp:StatusCode Value="${code}"/></samlp:Status></samlp:LogoutResponse>`;

/** Metadata of the service provider, with this AssertionConsumerService. */
export const entity = (
  certificate,
  location,
) => `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" ID="_metadata" entityID="https://sp.example.com/metadata" validUntil="2026-02-01T00:00:00Z">
  <!-- published by hand -->
  <md:SPSSODescriptor AuthnRequestsSigned="true" WantAssertionsSigned="true" protocolSupportEnumeration="${saml2p}">
    <md:KeyDescriptor><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>${certificate.replace(/-----[^-]+-----|\s/g, "")}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
    <md:AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${location}" index="0"/>
  </md:SPSSODescriptor>
</md:EntityDescriptor>
`;

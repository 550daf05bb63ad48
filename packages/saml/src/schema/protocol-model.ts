import type { NamespaceModel } from "./element-model.js";

const message = "ID=NCName! Version=string! IssueInstant=dateTime! Destination=anyURI Consent=anyURI";
const request = "saml:Issuer? ds:Signature? Extensions?";
const statusResponse = {
  attributes: `${message} InResponseTo=NCName`,
  content: `${request} Status`,
};

/**
 * The elements of the namespace `urn:oasis:names:tc:SAML:2.0:protocol` that an identity provider for single sign-on and
 * logout meets: no artifacts, no queries, no management of names.
 *
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-schema-protocol-2.0.xsd | SAML protocol schema}
 */
export const protocolModel: NamespaceModel = {
  Extensions: { content: "##other+" },
  Status: { content: "StatusCode StatusMessage? StatusDetail?" },
  StatusCode: { attributes: "Value=anyURI!", content: "StatusCode?" },
  StatusMessage: { text: "string" },
  StatusDetail: { content: "##any*" },
  AuthnRequest: {
    attributes: `${message} ForceAuthn=boolean IsPassive=boolean ProtocolBinding=anyURI
      AssertionConsumerServiceIndex=unsignedShort AssertionConsumerServiceURL=anyURI
      AttributeConsumingServiceIndex=unsignedShort ProviderName=string`,
    content: `${request} saml:Subject? NameIDPolicy? saml:Conditions? RequestedAuthnContext? Scoping?`,
  },
  NameIDPolicy: { attributes: "Format=anyURI SPNameQualifier=string AllowCreate=boolean" },
  RequestedAuthnContext: {
    attributes: "Comparison=exact|minimum|maximum|better",
    content: "(saml:AuthnContextClassRef+ | saml:AuthnContextDeclRef+)",
  },
  Scoping: { attributes: "ProxyCount=nonNegativeInteger", content: "IDPList? RequesterID*" },
  RequesterID: { text: "anyURI" },
  IDPList: { content: "IDPEntry+ GetComplete?" },
  IDPEntry: { attributes: "ProviderID=anyURI! Name=string Loc=anyURI" },
  GetComplete: { text: "anyURI" },
  Response: { ...statusResponse, content: `${statusResponse.content} (saml:Assertion | saml:EncryptedAssertion)*` },
  LogoutRequest: {
    attributes: `${message} Reason=string NotOnOrAfter=dateTime`,
    content: `${request} (saml:BaseID | saml:NameID | saml:EncryptedID) SessionIndex*`,
  },
  SessionIndex: { text: "string" },
  LogoutResponse: statusResponse,
};

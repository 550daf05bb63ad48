import type { NamespaceModel } from "./element-model.js";

const qualifiers = "NameQualifier=string SPNameQualifier=string";
const identifier = "(BaseID | NameID | EncryptedID)";
const nameId = { text: "string", attributes: `${qualifiers} Format=anyURI SPProvidedID=string` };
const encryptedElement = { content: "xenc:EncryptedData xenc:EncryptedKey*" };
const someAssertion = "AssertionIDRef | AssertionURIRef | Assertion | EncryptedAssertion";
const anything = { attributes: "##any", content: "##any*", text: "any", xsiType: "any" } as const;
const uri = { text: "anyURI" };

/**
 * The elements of the namespace `urn:oasis:names:tc:SAML:2.0:assertion`.
 *
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-schema-assertion-2.0.xsd | SAML assertion schema}
 */
export const assertionModel: NamespaceModel = {
  BaseID: { isAbstract: true },
  NameID: nameId,
  EncryptedID: encryptedElement,
  Issuer: nameId,
  AssertionIDRef: { text: "NCName" },
  AssertionURIRef: uri,
  Assertion: {
    attributes: "Version=string! ID=NCName! IssueInstant=dateTime!",
    content: `Issuer ds:Signature? Subject? Conditions? Advice?
      (Statement | AuthnStatement | AuthzDecisionStatement | AttributeStatement)*`,
  },
  Subject: { content: `(${identifier} SubjectConfirmation* | SubjectConfirmation+)` },
  SubjectConfirmation: { attributes: "Method=anyURI!", content: `${identifier}? SubjectConfirmationData?` },
  SubjectConfirmationData: {
    attributes: "NotBefore=dateTime NotOnOrAfter=dateTime Recipient=anyURI InResponseTo=NCName Address=string ##other",
    content: "##any*",
    text: "any",
  },
  Conditions: {
    attributes: "NotBefore=dateTime NotOnOrAfter=dateTime",
    content: "(Condition | AudienceRestriction | OneTimeUse | ProxyRestriction)*",
  },
  Condition: { isAbstract: true },
  AudienceRestriction: { content: "Audience+" },
  Audience: uri,
  OneTimeUse: {},
  ProxyRestriction: { attributes: "Count=nonNegativeInteger", content: "Audience*" },
  Advice: { content: `(${someAssertion} | ##other)*` },
  EncryptedAssertion: encryptedElement,
  Statement: { isAbstract: true },
  AuthnStatement: {
    attributes: "AuthnInstant=dateTime! SessionIndex=string SessionNotOnOrAfter=dateTime",
    content: "SubjectLocality? AuthnContext",
  },
  SubjectLocality: { attributes: "Address=string DNSName=string" },
  AuthnContext: {
    content: `(AuthnContextClassRef (AuthnContextDecl | AuthnContextDeclRef)? | AuthnContextDecl | AuthnContextDeclRef)
      AuthenticatingAuthority*`,
  },
  AuthnContextClassRef: uri,
  AuthnContextDeclRef: uri,
  AuthnContextDecl: anything,
  AuthenticatingAuthority: uri,
  AuthzDecisionStatement: {
    attributes: "Resource=anyURI! Decision=Permit|Deny|Indeterminate!",
    content: "Action+ Evidence?",
  },
  Action: { text: "string", attributes: "Namespace=anyURI!" },
  Evidence: { content: `(${someAssertion})+` },
  AttributeStatement: { content: "(Attribute | EncryptedAttribute)+" },
  Attribute: { attributes: "Name=string! NameFormat=anyURI FriendlyName=string ##other", content: "AttributeValue*" },
  AttributeValue: { ...anything, isNillable: true },
  EncryptedAttribute: encryptedElement,
};

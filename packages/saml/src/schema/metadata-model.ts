import type { ElementModel, NamespaceModel } from "./element-model.js";

const lifetime = "ID=NCName validUntil=dateTime cacheDuration=duration";
const endpoint = {
  attributes: "Binding=anyURI! Location=anyURI! ResponseLocation=anyURI ##other",
  content: "##other*",
};
const indexedEndpoint = { ...endpoint, attributes: `${endpoint.attributes} index=unsignedShort! isDefault=boolean` };
const localizedName = { text: "string", attributes: "xml:lang=language!" };
const text = { text: "string" };
const uri = { text: "anyURI" };

/** RoleDescriptorType and SSODescriptorType, and what a role adds to them. */
function role(content: string, attributes = ""): ElementModel {
  return {
    attributes: `${lifetime} protocolSupportEnumeration=anyURIs! errorURL=uriReference ##other ${attributes}`,
    content: `ds:Signature? Extensions? KeyDescriptor* Organization? ContactPerson* ${content}`,
  };
}

function singleSignOnRole(content: string, attributes: string): ElementModel {
  const services = "ArtifactResolutionService* SingleLogoutService* ManageNameIDService* NameIDFormat*";
  return role(`${services} ${content}`, attributes);
}

/**
 * The elements of the namespace `urn:oasis:names:tc:SAML:2.0:metadata`.
 *
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-schema-metadata-2.0.xsd | SAML metadata schema}
 */
export const metadataModel: NamespaceModel = {
  Extensions: { content: "##other+" },
  EntitiesDescriptor: {
    attributes: `${lifetime} Name=string`,
    content: "ds:Signature? Extensions? (EntityDescriptor | EntitiesDescriptor)+",
  },
  EntityDescriptor: {
    attributes: `${lifetime} entityID=entityID! ##other`,
    content: `ds:Signature? Extensions? (AffiliationDescriptor | (RoleDescriptor | IDPSSODescriptor | SPSSODescriptor |
      AuthnAuthorityDescriptor | AttributeAuthorityDescriptor | PDPDescriptor)+)
      Organization? ContactPerson* AdditionalMetadataLocation*`,
  },
  Organization: {
    attributes: "##other",
    content: "Extensions? OrganizationName+ OrganizationDisplayName+ OrganizationURL+",
  },
  OrganizationName: localizedName,
  OrganizationDisplayName: localizedName,
  OrganizationURL: { ...localizedName, text: "uriReference" },
  ContactPerson: {
    attributes: "contactType=technical|support|administrative|billing|other! ##other",
    content: "Extensions? Company? GivenName? SurName? EmailAddress* TelephoneNumber*",
  },
  Company: text,
  GivenName: text,
  SurName: text,
  EmailAddress: { text: "uriReference" },
  TelephoneNumber: text,
  AdditionalMetadataLocation: { text: "anyURI", attributes: "namespace=anyURI!" },
  // Roles of other standards stand beside ours, as in the metadata of AD FS: of the type that xsi:type names.
  RoleDescriptor: { attributes: "##any", content: "##any*", xsiType: "foreign" },
  KeyDescriptor: { attributes: "use=encryption|signing", content: "ds:KeyInfo EncryptionMethod*" },
  EncryptionMethod: {
    attributes: "Algorithm=anyURI!",
    content: "xenc:KeySize? xenc:OAEPparams? (ds:DigestMethod | xenc11:MGF)*",
    text: "any",
  },
  ArtifactResolutionService: indexedEndpoint,
  SingleLogoutService: endpoint,
  ManageNameIDService: endpoint,
  // Empty with some, who have no format to name.
  NameIDFormat: { text: "uriReference" },
  IDPSSODescriptor: singleSignOnRole(
    "SingleSignOnService+ NameIDMappingService* AssertionIDRequestService* AttributeProfile* saml:Attribute*",
    "WantAuthnRequestsSigned=boolean",
  ),
  SingleSignOnService: endpoint,
  NameIDMappingService: endpoint,
  AssertionIDRequestService: endpoint,
  AttributeProfile: uri,
  SPSSODescriptor: singleSignOnRole(
    "AssertionConsumerService+ AttributeConsumingService*",
    "AuthnRequestsSigned=boolean WantAssertionsSigned=boolean",
  ),
  AssertionConsumerService: indexedEndpoint,
  AttributeConsumingService: {
    attributes: "index=unsignedShort! isDefault=boolean",
    content: "ServiceName+ ServiceDescription* RequestedAttribute+",
  },
  ServiceName: localizedName,
  ServiceDescription: localizedName,
  RequestedAttribute: {
    attributes: "Name=string! NameFormat=anyURI FriendlyName=string isRequired=boolean ##other",
    content: "saml:AttributeValue*",
  },
  AuthnAuthorityDescriptor: role("AuthnQueryService+ AssertionIDRequestService* NameIDFormat*"),
  AuthnQueryService: endpoint,
  PDPDescriptor: role("AuthzService+ AssertionIDRequestService* NameIDFormat*"),
  AuthzService: endpoint,
  AttributeAuthorityDescriptor: role(
    "AttributeService+ AssertionIDRequestService* NameIDFormat* AttributeProfile* saml:Attribute*",
  ),
  AttributeService: endpoint,
  AffiliationDescriptor: {
    attributes: `${lifetime} affiliationOwnerID=entityID! ##other`,
    content: "ds:Signature? Extensions? AffiliateMember+ KeyDescriptor*",
  },
  AffiliateMember: { text: "entityID" },
};

export { buildPersonalProfile } from "./profile/personal-profile.js";
export type { PersonalProfileOptions } from "./profile/personal-profile.js";
export { buildPoolsProfile } from "./profile/pools-profile.js";
export type { PoolsProfileOptions } from "./profile/pools-profile.js";
export { buildApplicationsProfile } from "./profile/applications-profile.js";
export type { ApplicationsProfileOptions } from "./profile/applications-profile.js";
export { buildIdentityCenterProfile } from "./profile/identity-center-profile.js";
export type { IdentityCenterProfile, IdentityCenterUsers } from "./profile/identity-center-profile.js";
export type { AttributeProfile, ProfileOptions } from "./profile/attribute-profile.js";
export type { AccountNames, WorkspacesAccount } from "./profile/account.js";
export type { AccountSubject } from "./profile/account-subject.js";
export type { WorkspacesRole } from "./profile/role.js";
export { checkAttributeProfile } from "./profile/check-attribute-profile.js";
export type { AttributeCheckOptions, ReceivedProfile } from "./profile/check-attribute-profile.js";
export type { ReceivedAttribute } from "./profile/match-names.js";
export type { AttributeProduct } from "./profile/rules/product-rules.js";
export type {
  AttributeFaultCode,
  AttributeFinding,
  AttributeStage,
  AttributeVerdict,
  AttributeWarningCode,
} from "./profile/finding.js";
export { parseRelayState } from "./relay-state/parse-relay-state.js";
export type { RelayState, RelayStateWarning } from "./relay-state/parse-relay-state.js";
export { buildRelayState } from "./relay-state/build-relay-state.js";
export { parseApplicationsRelayState } from "./relay-state/parse-applications-relay-state.js";
export type {
  ApplicationsRelayState,
  ApplicationsRelayStateWarning,
} from "./relay-state/parse-applications-relay-state.js";
export { buildApplicationsRelayState } from "./relay-state/build-applications-relay-state.js";
export { parseSecureBrowserRelayState } from "./relay-state/parse-secure-browser-relay-state.js";
export type { SecureBrowserRelayState } from "./relay-state/parse-secure-browser-relay-state.js";
export { buildSecureBrowserRelayState } from "./relay-state/build-secure-browser-relay-state.js";
export { parseRegistrationCode } from "./relay-state/registration-code.js";
export type { RegistrationCode } from "./relay-state/registration-code.js";
export { parseClientLink } from "./client-links/parse-client-link.js";
export type { ParsedClientLink } from "./client-links/parse-client-link.js";
export { buildClientLink } from "./client-links/build-client-link.js";
export type { ClientLink } from "./client-links/client-link.js";
export { findRegion, workspacesRegions } from "./regions/regions.js";
export type { WorkspacesRegion } from "./regions/regions.js";
export { endpointTables } from "./regions/endpoint-tables.js";
export type { DocumentationPage, EndpointTable, Partition } from "./regions/endpoint-table.js";
export { buildProviderAcs, findSignInEndpoint, signInEndpointOf } from "./regions/sign-in-endpoints.js";
export type { SignInEndpoint, SignInMatch } from "./regions/sign-in-endpoints.js";
export { findIdentityCenterEndpoint } from "./regions/identity-center-endpoints.js";
export type { IdentityCenterEndpoint, IdentityCenterMatch } from "./regions/identity-center-endpoints.js";
export type { ApplicationsEndpoint } from "./regions/applications-endpoints.js";
export type { SecureBrowserEndpoint } from "./regions/secure-browser-endpoints.js";
export { checkUserAccessUrl } from "./user-access-url.js";
export type { UserAccessUrlWarning } from "./user-access-url.js";
export { parsePolicyDocument } from "./policy/parse-policy-document.js";
export type { PolicyCondition, PolicyDocument, PolicyPatterns, PolicyStatement } from "./policy/policy-document.js";
export { decidePolicy } from "./policy/decide-policy.js";
export type { PolicyDecision, PolicyRequest, StatementReference } from "./policy/decide-policy.js";
export { decideRoleAssumption } from "./policy/decide-role-assumption.js";
export type { RoleAssumptionDecision, RoleAssumptionRequest } from "./policy/decide-role-assumption.js";
export { buildWorkspacesDocuments } from "./documents/workspaces-documents.js";
export type { WorkspacesDocuments, WorkspacesSetUp } from "./documents/workspaces-documents.js";
export { serializeAsCommandLine } from "./documents/aws-command-line.js";
export type { CommandLine } from "./documents/aws-command-line.js";
export { buildCloudFormation } from "./documents/cloudformation.js";
export type { CloudFormation, CloudFormationResource } from "./documents/cloudformation.js";
export { serializeAsTerraform } from "./documents/terraform.js";
export { checkProviderMetadata } from "./documents/provider-metadata.js";
export { buildTrustPolicy } from "./documents/trust-policy.js";
export type { TrustPolicyParts } from "./documents/trust-policy.js";
export { buildApplicationsStreamPolicy, buildWorkspacesStreamPolicy } from "./documents/stream-policy.js";
export {
  buildModifyCertificateBasedAuthProperties,
  buildModifySamlProperties,
} from "./documents/directory-properties.js";
export type {
  ModifyCertificateBasedAuthPropertiesInput,
  ModifySamlPropertiesInput,
  SamlPropertiesParts,
} from "./documents/directory-properties.js";
export { buildCertificateAuthority } from "./documents/certificate-authority.js";
export type {
  CertificateAuthoritySubject,
  CreateCertificateAuthorityInput,
  CrlPlace,
} from "./documents/certificate-authority.js";
export { buildCrlBucketPolicy } from "./documents/crl-bucket-policy.js";
export type { AwsPlace } from "./documents/aws-names.js";
export type { Json, PolicyJson } from "./documents/policy-json.js";
export { attributeNames, attributePrefix } from "./profile/attribute-names.js";
export { WorkspacesError } from "./errors.js";
export type { WorkspacesErrorCode } from "./errors.js";

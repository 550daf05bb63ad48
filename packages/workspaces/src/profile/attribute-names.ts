/** What AWS puts before every name that it reads. */
export const attributePrefix = "https://aws.amazon.com/SAML/Attributes/";

/**
 * The `Name` of each SAML attribute that AWS sign-in and WorkSpaces read; they are compared case by case.
 *
 * @see {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml_assertions.html | SAML assertions for AWS}
 */
export const attributeNames = {
  role: `${attributePrefix}Role`,
  roleSessionName: `${attributePrefix}RoleSessionName`,
  sessionDuration: `${attributePrefix}SessionDuration`,
  sourceIdentity: `${attributePrefix}SourceIdentity`,
  transitiveTagKeys: `${attributePrefix}TransitiveTagKeys`,
  email: `${attributePrefix}PrincipalTag:Email`,
  userPrincipalName: `${attributePrefix}PrincipalTag:UserPrincipalName`,
  objectSid: `${attributePrefix}PrincipalTag:ObjectSid`,
  domain: `${attributePrefix}PrincipalTag:Domain`,
  clientUserName: `${attributePrefix}PrincipalTag:ClientUserName`,
  sessionContext: `${attributePrefix}PrincipalTag:SessionContext`,
} as const;

/**
 * The `Name` of each SAML attribute that AWS sign-in and WorkSpaces read; they are compared case by case.
 *
 * @see {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml_assertions.html | SAML assertions for AWS}
 */
export const attributeNames = {
  role: "https://aws.amazon.com/SAML/Attributes/Role",
  roleSessionName: "https://aws.amazon.com/SAML/Attributes/RoleSessionName",
  sessionDuration: "https://aws.amazon.com/SAML/Attributes/SessionDuration",
  email: "https://aws.amazon.com/SAML/Attributes/PrincipalTag:Email",
  userPrincipalName: "https://aws.amazon.com/SAML/Attributes/PrincipalTag:UserPrincipalName",
  objectSid: "https://aws.amazon.com/SAML/Attributes/PrincipalTag:ObjectSid",
  domain: "https://aws.amazon.com/SAML/Attributes/PrincipalTag:Domain",
} as const;

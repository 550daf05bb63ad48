import type { WorkspacesAccount } from "./account.js";
import { refuseFaults, type AttributeProfile } from "./attribute-profile.js";
import { productRules } from "./rules/product-rules.js";

/** What an assertion says of a person to IAM Identity Center, which opens no session of a role by itself. */
export type IdentityCenterProfile = Omit<AttributeProfile, "roleSessionNameSource">;

/** What Identity Center was told of its users. */
export interface IdentityCenterUsers {
  /** The name of the account that was provisioned as Username: Identity Center compares the two, and nothing else. */
  readonly userName: "userPrincipalName" | "mail";
  /** Attributes for access control, key to value: 50 at most. They win over what SCIM provisioned. */
  readonly accessControl?: Readonly<Record<string, string>>;
}

/**
 * Builds the subject and attributes with which a person signs in to IAM Identity Center. They do not fit WorkSpaces
 * Personal, nor the other way round. The user has to exist in Identity Center before.
 *
 * @throws {@link WorkspacesError} the code of the first fault; each is an {@link AttributeFaultCode}.
 *
 * @see {@link https://docs.aws.amazon.com/singlesignon/latest/userguide/other-idps.html | SAML 2.0 and SCIM implementation, IAM Identity Center}
 */
export function buildIdentityCenterProfile(
  account: Pick<WorkspacesAccount, "userPrincipalName" | "mail">,
  { userName, accessControl = {} }: IdentityCenterUsers,
): IdentityCenterProfile {
  const { nameId, tagPrefix } = productRules["identity-center"];
  const profile = {
    nameId: { value: account[userName], format: nameId.format },
    attributes: Object.entries(accessControl).map(([key, value]) => ({ name: tagPrefix + key, values: [value] })),
  };
  return { ...profile, warnings: refuseFaults("identity-center", profile, {}) };
}

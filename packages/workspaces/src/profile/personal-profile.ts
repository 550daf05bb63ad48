import type { WorkspacesAccount } from "./account.js";
import { attributeNames } from "./attribute-names.js";
import { assembleProfile, type AttributeProfile, type ProfileOptions } from "./attribute-profile.js";
import type { WorkspacesRole } from "./role.js";

/** What a profile for WorkSpaces Personal holds only where it is asked for. */
export interface PersonalProfileOptions extends ProfileOptions {
  /**
   * Another name with which the person logs on, for accounts of a trusted domain: `corp\user`, `corp.example.com\user` or
   * `user@corp.example.com`. The backslash is sent as a slash, as AWS asks.
   */
  readonly clientUserName?: string;
}

/**
 * Builds the subject and attributes with which a person signs in to WorkSpaces Personal with certificate-based
 * authentication.
 *
 * Values are sent as the directory holds them or refused; nothing is trimmed, folded or replaced, because WorkSpaces
 * and the domain controllers compare them with the directory. Whether the account is enabled and has a WorkSpace is not
 * asked here.
 *
 * @throws {@link WorkspacesError} the code of the first fault; each is an {@link AttributeFaultCode}.
 *
 * @see {@link https://docs.aws.amazon.com/workspaces/latest/adminguide/setting-up-saml.html | Set up SAML 2.0 for WorkSpaces, step 5}
 * @see {@link https://docs.aws.amazon.com/workspaces/latest/adminguide/certificate-based-authentication.html | Certificate-based authentication}
 */
export function buildPersonalProfile(
  account: WorkspacesAccount,
  role: WorkspacesRole,
  options: PersonalProfileOptions = {},
): AttributeProfile {
  const tags = [
    [attributeNames.email, account.mail],
    [attributeNames.userPrincipalName, account.userPrincipalName],
    [attributeNames.objectSid, account.objectSid],
    [attributeNames.domain, role.domain],
    [attributeNames.clientUserName, options.clientUserName?.replace("\\", "/")],
  ] as const;
  return assembleProfile("personal", { nameId: account.sAMAccountName, account, role, tags }, options);
}

import type { WorkspacesAccount } from "./account.js";
import { nameAccount, type AccountSubject } from "./account-subject.js";
import { attributeNames } from "./attribute-names.js";
import { assembleProfile, type AttributeProfile, type ProfileOptions } from "./attribute-profile.js";
import type { WorkspacesRole } from "./role.js";

/** What a profile for WorkSpaces Pools may say otherwise. */
export interface PoolsProfileOptions extends ProfileOptions {
  /**
   * Default: the `sAMAccountName` alone, which is taken as one of the directory's primary domain. Only that name and
   * `domain\sAMAccountName` do with a one-way trust. Changing it later leaves people without their home folders.
   */
  readonly subject?: AccountSubject;
}

/**
 * Builds the subject and attributes with which a person signs in to a domain-joined WorkSpaces Pool with
 * certificate-based authentication. AWS ends its support for Pools on 31 December 2027.
 *
 * @throws {@link WorkspacesError} the code of the first fault; each is an {@link AttributeFaultCode}.
 *
 * @see {@link https://docs.aws.amazon.com/workspaces/latest/adminguide/create-directory-pools.html | Configure SAML 2.0 and create a WorkSpaces Pools directory}
 */
export function buildPoolsProfile(
  account: WorkspacesAccount,
  role: WorkspacesRole,
  options: PoolsProfileOptions = {},
): AttributeProfile {
  const tags = [
    [attributeNames.email, account.mail],
    [attributeNames.userPrincipalName, account.userPrincipalName],
    [attributeNames.objectSid, account.objectSid],
    [attributeNames.domain, role.domain],
  ] as const;
  const nameId = nameAccount(account, options.subject ?? "sAMAccountName");
  return assembleProfile("pools", { nameId, account, role, tags }, options);
}

import type { AccountNames } from "./account.js";
import { nameAccount, type AccountSubject } from "./account-subject.js";
import { attributeNames } from "./attribute-names.js";
import { assembleProfile, type AttributeProfile, type ProfileOptions } from "./attribute-profile.js";
import type { WorkspacesRole } from "./role.js";

/** What a profile for WorkSpaces Applications holds only where it is asked for, or may say otherwise. */
export interface ApplicationsProfileOptions extends ProfileOptions {
  /** Default: the UPN, the only form that certificate-based authentication takes. */
  readonly subject?: AccountSubject;
  /** Text that the session scripts of the fleet read; at most 256 characters, of those that a tag may have. */
  readonly sessionContext?: string;
}

/**
 * Builds the subject and attributes with which a person signs in to a domain-joined fleet of WorkSpaces Applications,
 * which was AppStream 2.0, with certificate-based authentication.
 *
 * @throws {@link WorkspacesError} the code of the first fault; each is an {@link AttributeFaultCode}.
 *
 * @see {@link https://docs.aws.amazon.com/appstream2/latest/developerguide/external-identity-providers-setting-up-saml.html | Setting up SAML, WorkSpaces Applications}
 */
export function buildApplicationsProfile(
  account: AccountNames,
  role: WorkspacesRole,
  options: ApplicationsProfileOptions = {},
): AttributeProfile {
  const tags = [
    [attributeNames.objectSid, account.objectSid],
    [attributeNames.domain, role.domain],
    [attributeNames.sessionContext, options.sessionContext],
  ] as const;
  const nameId = nameAccount(account, options.subject ?? "userPrincipalName");
  return assembleProfile("applications", { nameId, account, role, tags }, options);
}

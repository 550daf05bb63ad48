import {
  checkDomain,
  checkMail,
  checkObjectSid,
  checkSamAccountName,
  checkUserPrincipalName,
  type WorkspacesAccount,
} from "./account.js";
import { attributeNames } from "./attribute-names.js";
import { chooseRoleSessionName, type RoleSessionName } from "./role-session-name.js";
import { checkRole, checkSessionDuration, type WorkspacesRole } from "./role.js";

/** What an assertion says of a person: the subject's name and the attributes. */
export interface AttributeProfile {
  readonly nameId: { readonly value: string; readonly format: string };
  readonly attributes: readonly { readonly name: string; readonly values: readonly string[] }[];
  /** Which name of the account became the `RoleSessionName` that CloudTrail shows. */
  readonly roleSessionNameSource: RoleSessionName["source"];
}

/**
 * Builds the subject and attributes with which a person signs in to WorkSpaces Personal with certificate-based
 * authentication.
 *
 * Values are sent as the directory holds them or refused; nothing is trimmed, folded or replaced, because WorkSpaces
 * and the domain controllers compare them with the directory. Whether the account is enabled and has a WorkSpace is not
 * asked here.
 *
 * @throws {@link WorkspacesError} `surrounding-whitespace`, `sam-account-name-malformed`, `mail-missing`,
 * `mail-not-taggable`, `user-principal-name-malformed`, `user-principal-name-not-taggable`, `object-sid-missing`,
 * `object-sid-malformed`, `domain-malformed`, `role-arn-malformed`, `provider-arn-malformed`,
 * `role-provider-mismatch` or `session-duration-out-of-range`.
 *
 * @see {@link https://docs.aws.amazon.com/workspaces/latest/adminguide/setting-up-saml.html | Set up SAML 2.0 for WorkSpaces, step 5}
 * @see {@link https://docs.aws.amazon.com/workspaces/latest/adminguide/certificate-based-authentication.html | Certificate-based authentication}
 */
export function buildPersonalProfile(account: WorkspacesAccount, role: WorkspacesRole): AttributeProfile {
  checkSamAccountName(account.sAMAccountName);
  checkMail(account.mail);
  checkUserPrincipalName(account.userPrincipalName);
  const objectSid = checkObjectSid(account.objectSid);
  if (role.domain !== undefined) checkDomain(role.domain);
  checkRole(role);
  checkSessionDuration(role.sessionDurationSeconds);
  const sessionName = chooseRoleSessionName(account, objectSid);

  const values: readonly (readonly [string, string])[] = [
    // AWS documents role first; a second value would make it show a menu instead of a desktop.
    [attributeNames.role, `${role.roleArn},${role.providerArn}`],
    [attributeNames.roleSessionName, sessionName.value],
    [attributeNames.sessionDuration, String(role.sessionDurationSeconds)],
    [attributeNames.email, account.mail],
    [attributeNames.userPrincipalName, account.userPrincipalName],
    [attributeNames.objectSid, objectSid],
    ...(role.domain === undefined ? [] : [[attributeNames.domain, role.domain] as const]),
  ];
  return {
    nameId: { value: account.sAMAccountName, format: persistent },
    attributes: values.map(([name, value]) => ({ name, values: [value] })),
    roleSessionNameSource: sessionName.source,
  };
}

/** [SAMLCore] §8.3.7. The role's trust policy asks for it as `SAML:sub_type`; the SAML 1.1 spelling would not match. */
const persistent = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";

import { WorkspacesError } from "../errors.js";
import { checkDomain, checkObjectSid, checkRolePartition, checkSamAccountName, type AccountNames } from "./account.js";
import { attributeNames } from "./attribute-names.js";
import { checkAttributeProfile, type AttributeCheckOptions, type ReceivedProfile } from "./check-attribute-profile.js";
import type { AttributeFinding } from "./finding.js";
import { chooseRoleSessionName, type RoleSessionName } from "./role-session-name.js";
import type { WorkspacesRole } from "./role.js";
import { productRules, type AttributeProduct } from "./rules/product-rules.js";

/** What an assertion says of a person: the subject's name and the attributes. */
export interface AttributeProfile {
  readonly nameId: { readonly value: string; readonly format: string };
  readonly attributes: readonly { readonly name: string; readonly values: readonly string[] }[];
  /** Which name of the account became the `RoleSessionName` that CloudTrail shows. */
  readonly roleSessionNameSource: RoleSessionName["source"];
  /** What AWS does not document, and might refuse. */
  readonly warnings: readonly AttributeFinding[];
}

/** What a profile holds only where it is asked for. */
export interface ProfileOptions extends AttributeCheckOptions {
  /** Keys of the tags that stay when the role assumes another one, such as `Email`. WorkSpaces needs none. */
  readonly transitiveTagKeys?: readonly string[];
  /** 2 to 64 of letters, digits and `_+=,.@-`. The role's trust policy has to allow `sts:SetSourceIdentity`. */
  readonly sourceIdentity?: string;
}

/** A subject and the tags of its session, before the rest of an {@link AttributeProfile} is put around them. */
export interface ProfileContents {
  readonly nameId: string;
  readonly account: AccountNames;
  readonly role: WorkspacesRole;
  /** Pairs of an attribute's name and value; `undefined` leaves it out. */
  readonly tags: readonly (readonly [name: string, value: string | undefined])[];
}

/** Puts the profile together and refuses the first fault that its own check finds, before anybody signs it. */
export function assembleProfile(
  product: Exclude<AttributeProduct, "identity-center">,
  { nameId, account, role, tags }: ProfileContents,
  options: ProfileOptions,
): AttributeProfile {
  checkAccount(account, role, options);
  const sessionName = chooseRoleSessionName(account);
  const values: readonly (readonly [string, readonly (string | undefined)[]])[] = [
    // AWS documents role first; a second value would make it show a menu instead of a desktop.
    [attributeNames.role, [`${role.roleArn},${role.providerArn}`]],
    [attributeNames.roleSessionName, [sessionName.value]],
    [attributeNames.sessionDuration, [String(role.sessionDurationSeconds)]],
    ...tags.map(([name, value]) => [name, [value]] as const),
    [attributeNames.transitiveTagKeys, options.transitiveTagKeys ?? []],
    [attributeNames.sourceIdentity, [options.sourceIdentity]],
  ];
  const attributes = values
    .map(([name, each]) => ({ name, values: each.filter((value) => value !== undefined) }))
    .filter((attribute) => attribute.values.length > 0);
  const profile = { nameId: { value: nameId, format: productRules[product].nameId.format }, attributes };
  return { ...profile, roleSessionNameSource: sessionName.source, warnings: refuseFaults(product, profile, options) };
}

/**
 * @throws {@link WorkspacesError} the code of the first fault.
 * @returns The warnings.
 */
export function refuseFaults(
  product: AttributeProduct,
  profile: ReceivedProfile,
  options: AttributeCheckOptions,
): readonly AttributeFinding[] {
  const findings = checkAttributeProfile(product, profile, options);
  for (const finding of findings) {
    if (finding.severity === "fault") {
      throw new WorkspacesError(finding.code, `${finding.attribute}: ${finding.evidence}. ${finding.remedy}`);
    }
  }
  return findings;
}

/** What is asked of the directory's own values, and more strictly than of what others send. */
function checkAccount(account: AccountNames, role: WorkspacesRole, options: ProfileOptions): void {
  checkSamAccountName(account.sAMAccountName);
  const needsSid = options.insecurePasswordLogon !== true;
  if (needsSid || account.objectSid !== undefined) checkObjectSid(account.objectSid ?? "");
  if (role.domain !== undefined) checkDomain(role.domain);
  checkRolePartition(role.roleArn);
}

import { WorkspacesError } from "../errors.js";
import { domainRules, objectSidRules, samAccountNameRules } from "./rules/account-rules.js";
import { ownRoleArnRules } from "./rules/role-rules.js";
import { findFirst, noSurroundingWhitespace, type ValueRule } from "./rules/value-rule.js";

/** The Active Directory account of a WorkSpaces user, as the directory holds it. */
export interface WorkspacesAccount {
  readonly sAMAccountName: string;
  readonly userPrincipalName: string;
  /** The account's `mail`; WorkSpaces compares it with its own copy. */
  readonly mail: string;
  /**
   * In text, `S-1-5-21-…`. Optional here because directories leave it out; without it no profile is built, unless its
   * option `insecurePasswordLogon` says so.
   */
  readonly objectSid?: string;
}

/** An account without its mail, which not every product asks for. */
export type AccountNames = Omit<WorkspacesAccount, "mail">;

/** Refuses an account name that Active Directory does not have, before it becomes part of a NameID. */
export function checkSamAccountName(name: string): void {
  refuseFirst([noSurroundingWhitespace, ...samAccountNameRules], "sAMAccountName", name);
}

/** Refuses any form but text: what others may send with a warning is read from the directory here. */
export function checkObjectSid(objectSid: string): void {
  refuseFirst(objectSidRules, "objectSid", objectSid);
}

/** Refuses what is no DNS name in full. */
export function checkDomain(domain: string): void {
  refuseFirst(domainRules, "domain", domain);
}

/** Refuses a partition in which AWS documents no SAML for WorkSpaces. */
export function checkRolePartition(roleArn: string): void {
  refuseFirst(ownRoleArnRules, "roleArn", roleArn);
}

function refuseFirst(rules: readonly ValueRule[], name: string, value: string): void {
  const finding = findFirst(rules, name, value);
  if (finding?.severity === "fault") {
    throw new WorkspacesError(finding.code, `${name}: ${finding.evidence}. ${finding.remedy}`);
  }
}

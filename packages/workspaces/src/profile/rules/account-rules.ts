import { findForbiddenCharacter } from "./forbidden-character.js";
import { tagValueRules } from "./session-tag-rules.js";
import { notEmpty, type Note, type ValueRule } from "./value-rule.js";

/**
 * An account's own name: 1 to 63 characters (WorkSpaces API, `UserName`), of those that [MS-SAMR] §3.1.1.6 leaves to a
 * `sAMAccountName`. `@` is refused too: WorkSpaces would read such a name as a UPN.
 */
export const samAccountNameRules: readonly ValueRule[] = [
  {
    code: "sam-account-name-malformed",
    severity: "fault",
    stage: "directory",
    remedy: "Send the sAMAccountName as Active Directory holds it; WorkSpaces cannot name another account.",
    find: findSamAccountNameProblem,
  },
];

/** Without it, or with another address than the directory's `mail`, WorkSpaces finds no user. */
export const mailMissing: Note = {
  code: "mail-missing",
  severity: "fault",
  stage: "directory",
  evidence: "The attribute is not there",
  remedy:
    "Send the account's mail, and give it one in Active Directory where it has none: WorkSpaces finds its user by it.",
};

/** The `Email` tag, which WorkSpaces compares with the directory's `mail`. */
export const mailRules: readonly ValueRule[] = [
  notEmpty(mailMissing),
  ...tagValueRules(
    "mail-not-taggable",
    "Give the account a mail address without it in Active Directory: WorkSpaces compares the two, so it cannot be " +
      "replaced on the way.",
  ),
];

/** Where certificate-based authentication is used, which is what these profiles are for. */
export const userPrincipalNameMissing: Note = {
  code: "user-principal-name-missing",
  severity: "fault",
  stage: "certificate",
  evidence: "The attribute is not there",
  remedy: "Send the account's userPrincipalName: the logon certificate is made from it.",
};

/** The `UserPrincipalName` tag, which becomes the UPN of the logon certificate: `user@domain`, with one at sign. */
export const userPrincipalNameRules: readonly ValueRule[] = [
  ...tagValueRules(
    "user-principal-name-not-taggable",
    "Give the account a UPN without it in Active Directory, or map the implicit one, sAMAccountName@domain: the domain " +
      "controller finds the account by it.",
  ),
  {
    code: "user-principal-name-malformed",
    severity: "fault",
    stage: "certificate",
    remedy: "Send the account's userPrincipalName as Active Directory holds it.",
    find: (upn) => (isUserPrincipalName(upn) ? undefined : "It is not of the form user@domain"),
  },
];

/**
 * AWS's set-up page calls the attribute optional. Since September 2025 domain controllers refuse certificates that are
 * not strongly mapped, so a sign-in without it could only end at a password prompt.
 *
 * @see {@link https://docs.aws.amazon.com/workspaces/latest/adminguide/certificate-based-authentication.html | Certificate-based authentication}
 */
export const objectSidMissing: Note = {
  code: "object-sid-missing",
  severity: "fault",
  stage: "certificate",
  evidence: "The attribute is not there",
  remedy: "Send the account's objectSid: a domain controller refuses a certificate without it.",
};

/** The SID of a domain account, in the text form of [MS-DTYP] §2.4.2.1: what is sent of an account that we read. */
export const objectSidRules: readonly ValueRule[] = [
  notEmpty(objectSidMissing),
  {
    code: "object-sid-malformed",
    severity: "fault",
    stage: "certificate",
    remedy: "Send the SID of the account in its AD domain, not a cloud, group or built-in one, as S-1-5-21-….",
    find: (sid) =>
      isDomainAccountSid(sid)
        ? undefined
        : "It is not the SID of a domain account in text: S-1-5-21 and four numbers below 2^32",
  },
];

/**
 * The `ObjectSid` tag as others send it. AWS shows the text form only and does not say what it does with a SID in base64
 * or hexadecimal, as some identity providers send binary attributes: a warning.
 */
export const objectSidTagRules: readonly ValueRule[] = [
  ...tagValueRules("tag-value-malformed", "Send the SID in text, S-1-5-21-…."),
  {
    code: "object-sid-form-undocumented",
    severity: "warning",
    stage: "certificate",
    remedy: "Convert the SID to text, S-1-5-21-…, in the identity provider: AWS does not document another form.",
    find: (sid) => (isEncodedSid(sid) ? "It looks like a SID in base64 or hexadecimal digits" : undefined),
  },
  ...objectSidRules,
];

/** The `Domain` tag: the DNS name of the AD domain in full, needed when the UPN's suffix is an alternative one. */
export const domainRules: readonly ValueRule[] = [
  {
    code: "domain-malformed",
    severity: "fault",
    stage: "certificate",
    remedy: "Write the DNS name of the AD domain in full, without the NetBIOS name and without a full stop at the end.",
    find: (domain) =>
      domain.length <= 253 && dnsName.test(domain) ? undefined : "It is not a DNS name such as corp.example.com",
  },
];

/**
 * The `ClientUserName` tag: `corp/user`, `corp.example.com/user` or `user@corp.example.com`. The slash stands for the
 * backslash, which no session tag may hold.
 *
 * @see {@link https://docs.aws.amazon.com/workspaces/latest/adminguide/setting-up-saml.html | Set up SAML 2.0 for WorkSpaces, step 5}
 */
export const clientUserNameRules: readonly ValueRule[] = [
  ...tagValueRules("client-user-name-not-taggable", "Write / in place of the backslash: corp/user."),
  {
    code: "client-user-name-form-undocumented",
    severity: "warning",
    stage: "directory",
    remedy: "Send corp/user, corp.example.com/user or user@corp.example.com; AWS does not document another form.",
    find: (name) => (/^[^/@]+[/@][^/@]+$/.test(name) ? undefined : "It is neither domain/user nor user@domain"),
  },
];

/** Whether text has the form `user@domain`, with one at sign. */
export function isUserPrincipalName(text: string): boolean {
  return /^[^@]+@[^@]+$/.test(text);
}

function findSamAccountNameProblem(name: string): string | undefined {
  if (!/^.{1,63}$/su.test(name)) return "The name does not have 1 to 63 characters";
  if (name.endsWith(".")) return "The name ends with a full stop";
  const character = findForbiddenCharacter(name, /[\p{Cc}\p{Cs}"*+,/:;<=>?@[\\\]|]/u);
  return character && `${character}, which Active Directory allows in no sAMAccountName`;
}

function isDomainAccountSid(sid: string): boolean {
  const match = /^S-1-5-21-(0|[1-9]\d{0,9})-(0|[1-9]\d{0,9})-(0|[1-9]\d{0,9})-(0|[1-9]\d{0,9})$/.exec(sid);
  return match?.slice(1).every((subAuthority) => Number(subAuthority) <= 0xffff_ffff) ?? false;
}

/** 28 octets that begin with revision 1, five sub-authorities and authority 5 ([MS-DTYP] §2.4.2.2). */
function isEncodedSid(text: string): boolean {
  return (
    /^(0x)?010500000000000515000000[0-9a-f]{32}$/i.test(text) || /^AQUAAAAAAAUVAAAA[A-Za-z0-9+/_-]{22}(==)?$/.test(text)
  );
}

const label = "[0-9A-Za-z](?:[0-9A-Za-z-]{0,61}[0-9A-Za-z])?";
const dnsName = new RegExp(`^${label}(?:\\.${label})+$`);

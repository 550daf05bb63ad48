import { WorkspacesError } from "../errors.js";
import { checkTagValue } from "./session-tag.js";
import { checkNoSurroundingWhitespace } from "./whitespace.js";

/** The Active Directory account of a WorkSpaces user, as the directory holds it. */
export interface WorkspacesAccount {
  readonly sAMAccountName: string;
  readonly userPrincipalName: string;
  /** The account's `mail`; WorkSpaces compares it with its own copy. */
  readonly mail: string;
  /** In text, `S-1-5-21-…`. Optional here because directories leave it out; without it no profile is built. */
  readonly objectSid?: string;
}

/**
 * The NameID: 1 to 63 characters (WorkSpaces API, `UserName`), of those that [MS-SAMR] §3.1.1.6 leaves to a
 * `sAMAccountName`. `@` is refused too: WorkSpaces would read such a name as a UPN.
 */
export function checkSamAccountName(name: string): void {
  checkNoSurroundingWhitespace(name, "sAMAccountName");
  if (!/^.{1,63}$/su.test(name)) {
    throw new WorkspacesError("sam-account-name-malformed", "The sAMAccountName does not have 1 to 63 characters.");
  }
  if (/[\p{Cc}\p{Cs}"*+,/:;<=>?@[\\\]|]/u.test(name) || name.endsWith(".")) {
    throw new WorkspacesError(
      "sam-account-name-malformed",
      "The sAMAccountName holds a character that Active Directory does not allow there, or ends with a full stop.",
    );
  }
}

/** The `Email` tag: without it, or with another address than the directory's, no WorkSpace is found. */
export function checkMail(mail: string): void {
  if (mail === "") {
    throw new WorkspacesError("mail-missing", "The account has no mail, and WorkSpaces finds its user by it.");
  }
  checkNoSurroundingWhitespace(mail, "mail");
  checkTagValue(mail, {
    code: "mail-not-taggable",
    name: "mail",
    remedy: "Give the account a mail address without it in Active Directory; WorkSpaces compares the two.",
  });
}

/** The `UserPrincipalName` tag, which becomes the UPN of the logon certificate: `user@domain`, with one at sign. */
export function checkUserPrincipalName(upn: string): void {
  checkNoSurroundingWhitespace(upn, "userPrincipalName");
  if (!/^[^@]+@[^@]+$/.test(upn)) {
    throw new WorkspacesError("user-principal-name-malformed", "The userPrincipalName is not of the form user@domain.");
  }
  checkTagValue(upn, {
    code: "user-principal-name-not-taggable",
    name: "userPrincipalName",
    remedy: "Give the account a UPN without it in Active Directory; the domain controller maps the certificate by it.",
  });
}

/**
 * The `ObjectSid` tag: a domain account's SID, in the text form of [MS-DTYP] §2.4.2.1.
 *
 * AWS's set-up page calls it optional. Since September 2025 domain controllers refuse certificates that are not strongly
 * mapped, so a sign-in without it could only end at a password prompt: it is refused here, where the reason is known.
 */
export function checkObjectSid(objectSid: string | undefined): string {
  if (objectSid === undefined || objectSid === "") {
    throw new WorkspacesError(
      "object-sid-missing",
      "The account has no objectSid, and a domain controller refuses a certificate without it.",
    );
  }
  const match = /^S-1-5-21-(0|[1-9]\d{0,9})-(0|[1-9]\d{0,9})-(0|[1-9]\d{0,9})-(0|[1-9]\d{0,9})$/.exec(objectSid);
  if (!match?.slice(1).every((subAuthority) => Number(subAuthority) <= 0xffff_ffff)) {
    throw new WorkspacesError(
      "object-sid-malformed",
      "The objectSid is not the SID of a domain account in text: S-1-5-21 and four numbers below 2^32.",
    );
  }
  return objectSid;
}

/** The `Domain` tag: the DNS name of the AD domain, in full. */
export function checkDomain(domain: string): void {
  const label = "[0-9A-Za-z]([0-9A-Za-z-]{0,61}[0-9A-Za-z])?";
  if (domain.length > 253 || !new RegExp(`^${label}(\\.${label})+$`).test(domain)) {
    throw new WorkspacesError("domain-malformed", "The domain is not a DNS name in full, such as corp.example.com.");
  }
}

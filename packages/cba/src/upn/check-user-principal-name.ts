import { CbaError } from "../errors.js";
import { sameWithoutCase } from "../same-without-case.js";
import { splitUserPrincipalName, type UserPrincipalName } from "./user-principal-name.js";

/**
 * Checks that the suffix of a UPN is one of a forest's: the DNS name of a domain, or one listed in `uPNSuffixes` of
 * `CN=Partitions,CN=Configuration,…`. The directory itself stores other suffixes too.
 *
 * @param suffixes - All suffixes of the forest, compared without case.
 * @throws {@link CbaError} `user-principal-name-suffix-unknown`.
 * @see {@link https://learn.microsoft.com/windows/win32/ad/naming-properties | Active Directory, user naming attributes}
 */
export function checkUserPrincipalNameSuffix(upn: UserPrincipalName, suffixes: readonly string[]): void {
  const { suffix } = splitUserPrincipalName(upn);
  if (suffixes.some((known) => sameWithoutCase(known, suffix))) return;
  throw new CbaError(
    "user-principal-name-suffix-unknown",
    "the suffix of a user principal name is not one of the forest",
  );
}

/**
 * Checks that a UPN can be a session tag of AWS, by which it comes to the certificate of an Amazon WorkSpace: at most 256
 * characters, of letters, digits, blanks and `_.:/=+-@`, and not `aws:` in front. An apostrophe, for one, is refused.
 *
 * A `sAMAccountName` needs no such check: what {@link parseSamAccountName} reads is a name that WorkSpaces takes.
 *
 * @throws {@link CbaError} `user-principal-name-not-taggable`.
 * @see {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html | IAM User Guide, «Pass session tags in AWS STS»}
 */
export function checkUserPrincipalNameIsTaggable(upn: UserPrincipalName): void {
  if (taggable.test(upn) && !upn.toLowerCase().startsWith("aws:")) return;
  throw new CbaError("user-principal-name-not-taggable", "a user principal name that no session tag can hold");
}

const taggable = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u;

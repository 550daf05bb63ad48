import { CbaError } from "../errors.js";
import { sameWithoutCase } from "../same-without-case.js";

declare const userPrincipalName: unique symbol;

/**
 * The name by which a person logs on, `prefix@suffix`, exactly as the directory spells it.
 *
 * Made by {@link parseUserPrincipalName} only. Domain controllers compare it without case.
 *
 * @see {@link https://learn.microsoft.com/windows/win32/adschema/a-userprincipalname | Active Directory schema, userPrincipalName}
 */
export type UserPrincipalName = string & { readonly [userPrincipalName]: true };

/**
 * Reads a UPN: at most 1,024 characters, exactly one `@` with something on either side, no control characters, no blank in
 * the suffix or around the prefix.
 *
 * Active Directory itself stores other texts too; Kerberos reads an `@` in the prefix as an escape, so a certificate with one
 * would name no certain account.
 *
 * @throws {@link CbaError} `user-principal-name-malformed`.
 */
export function parseUserPrincipalName(text: string): UserPrincipalName {
  if (text.length > maximumLength || !spelling.test(text)) {
    throw new CbaError("user-principal-name-malformed", "a user principal name is malformed");
  }
  return text as UserPrincipalName;
}

/** The two parts of a UPN: who, and in which domain or under which alternative suffix. */
export function splitUserPrincipalName(upn: UserPrincipalName): { readonly prefix: string; readonly suffix: string } {
  const at = upn.indexOf("@");
  return { prefix: upn.slice(0, at), suffix: upn.slice(at + 1) };
}

/** Tells whether two UPNs are equal as a forest compares them: without case. */
export function sameUserPrincipalName(one: UserPrincipalName, other: UserPrincipalName): boolean {
  return sameWithoutCase(one, other);
}

const maximumLength = 1024;
const spelling = /^(?!\s)[^@\p{Cc}\p{Cs}]+(?<!\s)@[^@\s\p{Cc}\p{Cs}]+$/u;

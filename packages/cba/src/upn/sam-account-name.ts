import { CbaError } from "../errors.js";

declare const samAccountName: unique symbol;

/**
 * The logon name of a person within a domain, exactly as the directory spells it.
 *
 * Made by {@link parseSamAccountName} only. Domain controllers compare it without case.
 *
 * @see {@link https://learn.microsoft.com/windows/win32/adschema/a-samaccountname | Active Directory schema, sAMAccountName}
 */
export type SamAccountName = string & { readonly [samAccountName]: true };

/**
 * Reads the `sAMAccountName` of a person: 1 to 20 characters, none of `"/\[]:;|=,+*?<>@` and no control character, no blank
 * at either end, no full stop at the end.
 *
 * The names of computers, which end with `$`, and of groups, which may be longer, are not what it reads.
 *
 * @throws {@link CbaError} `sam-account-name-malformed`.
 * @see {@link https://learn.microsoft.com/openspecs/windows_protocols/ms-samr/ | MS-SAMR §3.1.1.6}
 */
export function parseSamAccountName(text: string): SamAccountName {
  if (!spelling.test(text)) throw new CbaError("sam-account-name-malformed", "an account name is malformed");
  return text as SamAccountName;
}

const spelling = /^(?!\s)[^"/\\[\]:;|=,+*?<>@\p{Cc}\p{Cs}]{1,20}(?<![\s.$])$/u;

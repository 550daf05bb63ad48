import { expectTag } from "../der/der-fields.js";
import { parseDer } from "../der/parse-der.js";
import { derTag } from "../der/tag.js";
import { readText } from "../der/text.js";
import type { NameForm } from "./name-form.js";

/** A user principal name in lower case: both its parts are compared without regard to case. */
interface UserPrincipalName {
  readonly prefix: string;
  readonly suffix: string;
}

/**
 * The otherName that holds a user principal name. No standard says what its subtrees are, so only bases that can be read in one way are
 * taken: `alice@corp.example` is that name, `@corp.example` are the names with that suffix, `.corp.example` those with a suffix below it.
 * Whoever compares the whole value only, as Heimdal does, permits less.
 */
export const userPrincipalName: NameForm<Uint8Array, UserPrincipalName> = {
  readName(value) {
    const name = readUserPrincipalName(value);
    return name && name.prefix !== "" ? name : undefined;
  },
  readSubtree(value) {
    const domain = /^\.([^@]+)$/.exec(readUtf8(value) ?? "")?.[1]?.toLowerCase();
    if (domain !== undefined) return { contains: ({ suffix }) => suffix.endsWith(`.${domain}`) };
    const base = readUserPrincipalName(value);
    return (
      base && {
        contains: ({ prefix, suffix }) => suffix === base.suffix && (base.prefix === "" || prefix === base.prefix),
      }
    );
  },
};

function readUserPrincipalName(value: Uint8Array): UserPrincipalName | undefined {
  const [, prefix, suffix] = /^([^@]*)@([^@]+)$/.exec(readUtf8(value)?.toLowerCase() ?? "") ?? [];
  return prefix === undefined || suffix === undefined ? undefined : { prefix, suffix };
}

function readUtf8(value: Uint8Array): string | undefined {
  try {
    return readText(expectTag(parseDer(value), derTag.utf8String));
  } catch {
    return undefined;
  }
}

import { parseObjectSidText, parseUserPrincipalName } from "@idpkit/cba";

import { AppError } from "../errors.js";

/** One person, in the words of Active Directory. */
export interface User {
  /** The key of an account: unlike the names it never changes and is never given to somebody else. */
  readonly objectGUID: string;
  readonly sAMAccountName: string;
  readonly userPrincipalName: string;
  readonly mail: string;
  readonly displayName: string;
  readonly objectSid?: string;
  readonly groups: readonly string[];
  readonly enabled: boolean;
}

/**
 * Parses the users file: a JSON array of people, each with exactly the members of {@link User}.
 *
 * @throws {@link AppError} with `users-file-invalid`, naming the entry and the member.
 */
export function parseUsers(text: string): readonly User[] {
  const entries = parseJson(text);
  if (!Array.isArray(entries)) throw invalid("it is not a JSON array of people");

  const users = entries.map((entry: unknown, index) => parseUser(entry, index + 1));
  for (const member of uniqueMembers) checkUnique(users, member);
  return users;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw invalid("it is not JSON", cause);
  }
}

function parseUser(entry: unknown, position: number): User {
  if (typeof entry !== "object" || entry === null) throw invalid(`entry ${position} is not an object`);
  const members = new Map<string, unknown>(Object.entries(entry));

  for (const name of members.keys()) {
    if (!memberRules.some(({ member }) => member === name))
      throw invalid(`entry ${position} has the unknown member ${name}`);
  }
  for (const { member, wants, accepts } of memberRules) {
    if (member === "objectSid" && !members.has(member)) continue; // the one that may be left out
    if (!accepts(members.get(member))) throw invalid(`entry ${position}: ${member} is not ${wants}`);
  }
  return entry as User; // each member was checked above
}

function checkUnique(users: readonly User[], member: (typeof uniqueMembers)[number]): void {
  const first = new Map<string, number>();
  for (const [index, user] of users.entries()) {
    const value = user[member]?.toLowerCase();
    if (value === undefined) continue;
    const earlier = first.get(value);
    if (earlier !== undefined) throw invalid(`entry ${index + 1}: ${member} is that of entry ${earlier}`);
    first.set(value, index + 1);
  }
}

interface MemberRule {
  readonly member: keyof User;
  readonly wants: string;
  readonly accepts: (value: unknown) => boolean;
}

/** Active Directory compares these without regard to case, and so does the file. */
const uniqueMembers = ["objectGUID", "sAMAccountName", "userPrincipalName", "objectSid"] as const;

const memberRules: readonly MemberRule[] = [
  {
    member: "objectGUID",
    wants: "a GUID like 6513270e-269e-4d37-b2a7-4de452e6b438, in lower case",
    accepts: (value) => isText(value) && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value),
  },
  {
    member: "sAMAccountName",
    wants: "a logon name of 1 to 20 letters, digits, dots, hyphens or underscores",
    accepts: (value) => isText(value) && /^[\p{L}\p{N}_-]([\p{L}\p{N}._-]{0,18}[\p{L}\p{N}_-])?$/u.test(value),
  },
  {
    member: "userPrincipalName",
    wants: "a user principal name like ada.okafor@corp.example.com",
    accepts: (value) => isText(value) && succeeds(() => parseUserPrincipalName(value)),
  },
  {
    member: "mail",
    wants: "a mail address",
    accepts: (value) => isText(value) && /^[^\s@]{1,64}@[^\s@]{1,255}$/.test(value),
  },
  {
    member: "displayName",
    wants: "a text of 1 to 256 characters without blanks at its ends",
    accepts: (value) => isText(value) && value.length <= 256 && /^\S(.*\S)?$/.test(value),
  },
  {
    member: "objectSid",
    wants: "a SID like S-1-5-21-1085031214-1563985344-725345543-1104 (leave it out when there is none)",
    accepts: (value) => isText(value) && succeeds(() => parseObjectSidText(value)),
  },
  {
    member: "groups",
    wants: "an array of group names",
    accepts: (value) => Array.isArray(value) && value.every((group) => isText(group) && group !== ""),
  },
  { member: "enabled", wants: "true or false", accepts: (value) => typeof value === "boolean" },
];

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function succeeds(parse: () => unknown): boolean {
  try {
    parse();
    return true;
  } catch {
    return false;
  }
}

function invalid(what: string, cause?: unknown): AppError {
  return new AppError("users-file-invalid", `The users file cannot be used: ${what}.`, { cause });
}

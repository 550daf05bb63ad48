import { readFile } from "node:fs/promises";

import type { TwinAccount, TwinAccounts } from "@idpkit/aws-twin";
import type { Account, Directory } from "@idpkit/idp";

import { AppError } from "../errors.js";
import { parseUsers, type User } from "./parse-users.js";

/** Reads the people anew; rejects while they cannot be read. */
export type People = () => Promise<readonly User[]>;

/**
 * Reads the people from the file anew, so that a change counts at the next click: who is disabled there is out.
 *
 * @throws {@link AppError} with `users-file-unreadable` or `users-file-invalid`.
 */
export async function readUsers(path: string): Promise<readonly User[]> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (cause) {
    throw new AppError("users-file-unreadable", `Cannot read the users file ${path}: set USERS_FILE.`, { cause });
  }
  return parseUsers(text);
}

/** The people as the directory of the identity provider. */
export function createDirectory(people: People): Directory {
  return {
    async findAccount(accountId) {
      const user = (await people()).find(({ objectGUID }) => objectGUID === accountId);
      return user && accountOf(user);
    },
  };
}

/** The same people as the twin's Active Directory. There every account has a SID, so who has none here is unknown there. */
export function createTwinAccounts(people: People): TwinAccounts {
  const find = async (member: "sAMAccountName" | "userPrincipalName", value: string) => {
    const user = (await people()).find((candidate) => candidate[member].toLowerCase() === value.toLowerCase());
    return user && twinAccountOf(user);
  };
  return {
    findBySAMAccountName: (name) => find("sAMAccountName", name),
    findByUserPrincipalName: (name) => find("userPrincipalName", name),
  };
}

/** What the identity provider knows of a person. */
export function accountOf({ objectGUID, ...user }: User): Account {
  return { id: objectGUID, ...user };
}

function twinAccountOf({ objectSid, ...user }: User): TwinAccount | undefined {
  return objectSid === undefined ? undefined : { ...user, objectSid };
}

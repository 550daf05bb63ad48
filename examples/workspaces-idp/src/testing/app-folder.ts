import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { parseUsers, type User } from "../users/parse-users.js";
import { findFreePorts } from "../walk/ports.js";
import { createDataFolder } from "./data-folder.js";

/** What the app runs on: a data folder with a fresh database, a users file and two ports, all of our own. */
export interface AppFolder {
  readonly origin: string;
  readonly twinOrigin: string;
  readonly dataFolder: string;
  readonly environment: Readonly<Record<string, string>>;
  writeUsers(users: readonly User[]): Promise<void>;
  remove(): Promise<void>;
}

/** Makes a folder to run the app in, with the people of the example. */
export async function createAppFolder(): Promise<AppFolder> {
  const dataFolder = await createDataFolder();
  const usersFile = join(dataFolder, "users.json");
  await cp(exampleUsers, usersFile);
  const [port, twinPort] = await findFreePorts([0, 0]);
  return {
    origin: `http://localhost:${port}`,
    twinOrigin: `http://localhost:${twinPort}`,
    dataFolder,
    environment: {
      PORT: String(port),
      TWIN_PORT: String(twinPort),
      DATA_DIR: dataFolder,
      USERS_FILE: usersFile,
      DATABASE_URL: "",
    },
    writeUsers: (users) => writeFile(usersFile, JSON.stringify(users)),
    remove: () => rm(dataFolder, { recursive: true }),
  };
}

/** The people of the example. */
export async function readExampleUsers(): Promise<readonly User[]> {
  return parseUsers(await readFile(exampleUsers, "utf8"));
}

const exampleUsers = new URL("../../users.json", import.meta.url);

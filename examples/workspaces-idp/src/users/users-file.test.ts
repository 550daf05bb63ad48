import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { createDirectory, createTwinAccounts, readUsers } from "./users-file.js";

const example = new URL("../../users.json", import.meta.url);
let folder: string;
let path: string;
let text: string;
const people = () => readUsers(path);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "idpkit-users-"));
  path = join(folder, "users.json");
  text = await readFile(example, "utf8");
  await writeFile(path, text);
});

afterEach(() => rm(folder, { recursive: true }));

describe("createDirectory", () => {
  it("finds an account by its objectGUID, and nobody by another key", async () => {
    const [ada] = await readUsers(path);
    const directory = createDirectory(people);
    expect(await directory.findAccount(ada?.objectGUID ?? "")).toMatchObject({
      id: ada?.objectGUID,
      sAMAccountName: "aokafor",
      objectSid: ada?.objectSid,
      enabled: true,
    });
    expect(await directory.findAccount("aokafor")).toBeUndefined();
  });

  it("sees at once that somebody was disabled", async () => {
    const [ada] = await readUsers(path);
    const directory = createDirectory(people);
    await writeFile(path, text.replace('"enabled": true', '"enabled": false'));
    expect(await directory.findAccount(ada?.objectGUID ?? "")).toMatchObject({ enabled: false });
  });

  it("rejects, and does not say «unknown», while the file is broken or missing", async () => {
    const [ada] = await readUsers(path);
    const directory = createDirectory(people);
    await writeFile(path, text.slice(0, 100));
    await expect(directory.findAccount(ada?.objectGUID ?? "")).rejects.toMatchObject({ code: "users-file-invalid" });
    await rm(path);
    await expect(directory.findAccount(ada?.objectGUID ?? "")).rejects.toMatchObject({ code: "users-file-unreadable" });
  });
});

describe("createTwinAccounts", () => {
  it("finds the same people without regard to case", async () => {
    const accounts = createTwinAccounts(people);
    const ada = await accounts.findBySAMAccountName("AOKAFOR");
    expect(ada).toMatchObject({ sAMAccountName: "aokafor", enabled: true });
    expect(await accounts.findByUserPrincipalName("Ada.Okafor@corp.example.com")).toEqual(ada);
  });

  it("knows nobody without a SID", async () => {
    expect(await createTwinAccounts(people).findBySAMAccountName("klarsen")).toBeUndefined();
  });
});

import { open, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { beforeAll, expect, it } from "vitest";

import { testFolder } from "../set-ups/test-folder.test.fixture.js";
import { readInput } from "./read-input.js";

const newFolder = testFolder();
let folder: string;
beforeAll(async () => {
  folder = await newFolder();
});

it("reads a file whole", async () => {
  const octets = Buffer.alloc(200_000, "é");
  await writeFile(join(folder, "capture"), octets);
  expect(octets.equals(await readInput(join(folder, "capture")))).toBe(true);
});

it.each([["missing"], ["."]])("says that %s cannot be read", async (name) => {
  await expect(readInput(join(folder, name))).rejects.toMatchObject({ name: "DoctorError", code: "input-unreadable" });
});

it("stops at 128 MiB", async () => {
  const file = await open(join(folder, "huge"), "w");
  await file.truncate(128 * 1024 * 1024 + 1);
  await file.close();
  await expect(readInput(join(folder, "huge"))).rejects.toMatchObject({ code: "input-too-large" });
});

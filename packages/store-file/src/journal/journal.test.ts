import { mkdtemp, open, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { createJournal } from "./journal.js";
import { createJournalFile, openJournalFile } from "./journal-file.js";
import { headerLine } from "./journal-line.js";

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "idpkit-journal-"));
  path = join(folder, "journal");
  await createJournalFile(path);
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** Appends each entry on a line of its own. */
async function write(...entries: readonly unknown[]): Promise<void> {
  const journal = await openJournalFile(path, () => undefined);
  for (const entry of entries) await journal.append(entry);
  await journal.close();
}

async function read(): Promise<unknown[]> {
  const entries: unknown[] = [];
  const journal = await openJournalFile(path, (entry) => entries.push(entry));
  await journal.close();
  return entries;
}

describe("a journal", () => {
  it("gives back what was appended, in order", async () => {
    await write("a", { b: 1 });
    await write(["c"]);
    expect(await read()).toEqual(["a", { b: 1 }, ["c"]]);
  });

  it("gives back more than it reads at once", async () => {
    const entries = Array.from({ length: 30 }, (_, index) => String(index).repeat(50_000));
    await write(...entries);
    expect(await read()).toEqual(entries);
  });

  it("keeps the order of what is appended at once, on few lines", async () => {
    const journal = await openJournalFile(path, () => undefined);
    const entries = Array.from({ length: 1000 }, (_, index) => index);
    await Promise.all(entries.map((entry) => journal.append(entry)));
    await journal.close();
    expect(await read()).toEqual(entries);
    expect((await readFile(path, "utf8")).split("\n").length).toBeLessThan(10);
  });

  it("keeps what was appended before it is closed, and takes nothing afterwards", async () => {
    const journal = await openJournalFile(path, () => undefined);
    const appended = journal.append("a");
    await journal.close();
    await appended;
    await expect(journal.append("b")).rejects.toMatchObject({ code: "store-closed" });
    expect(await read()).toEqual(["a"]);
  });

  it("forgets an entry that was torn off anywhere, and goes on behind the one before", async () => {
    await write("first", "second");
    const whole = await readFile(path);
    const end = whole.lastIndexOf("\n", -2) + 1;
    for (let length = end; length < whole.length; length++) {
      await writeFile(path, whole.subarray(0, length));
      expect(await read()).toEqual(["first"]);
    }
    await write("third");
    expect(await read()).toEqual(["first", "third"]);
  });

  it("forgets a last entry of which the disk has written parts only", async () => {
    await write("first", "x".repeat(100));
    const whole = await readFile(path);
    const end = whole.lastIndexOf("\n", -2) + 1;
    for (const [from, to] of [
      [end, end + 10],
      [end + 80, end + 90],
      [end, whole.length],
    ] as const) {
      await writeFile(path, Buffer.from(whole).fill(0, from, to));
      expect(await read()).toEqual(["first"]);
    }
  });

  it("leaves nothing of such an entry behind a shorter one", async () => {
    await write("first", "x".repeat(100));
    const whole = await readFile(path);
    const end = whole.lastIndexOf("\n", -2) + 1;
    await writeFile(path, whole.fill(0, end, end + 70));
    await write("third");
    expect(await read()).toEqual(["first", "third"]);
  });

  it("refuses any other octet than was written", async () => {
    await write("first", "second");
    const whole = await readFile(path);
    for (let position = 0; position < whole.length - 1; position++) {
      const damaged = Buffer.from(whole);
      damaged[position] = (whole[position] ?? 0) ^ 1;
      await writeFile(path, damaged);
      await expect(read()).rejects.toMatchObject({ code: "store-corrupt" });
    }
  });

  it.each<[string, (lines: string[]) => string]>([
    ["an empty file", () => ""],
    ["a torn header", ([header = ""]) => header.slice(0, 20)],
    ["a line that is left out", ([header = "", , second = ""]) => header + second],
    ["lines in another order", ([header = "", first = "", second = ""]) => header + second + first],
    ["a line twice", ([header = "", first = ""]) => header + first + first],
    ["zeros before the end", ([header = "", first = "", second = ""]) => header + first.replace(/f/g, "\0") + second],
    [
      "zeros before a torn end",
      ([header = "", first = "", second = ""]) => header + first.replace(/f/g, "\0") + second.slice(0, -1),
    ],
    ["something torn off before the end", ([header = "", first = "", second = ""]) => header + first.slice(9) + second],
  ])("refuses %s", async (_, alter) => {
    await write("first", "second");
    await writeFile(path, alter((await readFile(path, "utf8")).match(/.*\n/g) ?? []));
    await expect(read()).rejects.toMatchObject({ code: "store-corrupt" });
  });

  it("takes no more after a failure, not even when there is room again", async () => {
    const { octets, digest } = headerLine();
    const full = await open("/dev/full", "r+");
    const journal = createJournal(full, { position: octets.length, digest });
    const appended = ["a", "b"].map((entry) => journal.append(entry));
    for (const failed of appended) await expect(failed).rejects.toMatchObject({ code: "store-failed" });
    await expect(journal.append("c")).rejects.toMatchObject({ code: "store-failed" });
    expect(() => {
      journal.checkUsable();
    }).toThrow(expect.objectContaining({ code: "store-failed" }));
    await journal.close();
  });
});

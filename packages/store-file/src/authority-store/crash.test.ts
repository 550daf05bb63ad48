import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";

import { createFileAuthorityStore, openFileAuthorityStore, type FileAuthorityStore } from "./file-authority-store.js";

let folder: string;

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), "idpkit-crash-")), "store");
  await (await createFileAuthorityStore(folder)).close();
});

afterEach(async () => {
  await rm(join(folder, ".."), { recursive: true });
});

const at = new Date("2027-03-01T12:00:00Z");

it("loses no serial number and gives no list number twice, however often its process is killed in mid-write", async () => {
  const serialNumbers: string[] = [];
  let lastList = 0;
  for (let round = 0; round < 15; round++) {
    const answered = await runUntilKilled(round * 7);
    serialNumbers.push(...answered.serialNumbers);

    const store = await openFileAuthorityStore(folder);
    await requireRecorded(store, answered.serialNumbers);
    const { number } = await store.startCertificateList({ kind: "complete", thisUpdate: at });
    expect(number).toBeGreaterThan(Math.max(lastList, ...answered.listNumbers));
    lastList = number;
    await store.close();
  }
  const store = await openFileAuthorityStore(folder);
  await requireRecorded(store, serialNumbers);
  await store.close();
  expect(serialNumbers.length).toBeGreaterThan(500);
});

it("forgets whatever a crash left behind the last whole line", async () => {
  const store = await openFileAuthorityStore(folder);
  await store.startCertificateList({ kind: "complete", thisUpdate: at });
  await store.close();
  const torn = fc
    .uint8Array({ minLength: 1, maxLength: 200 })
    .map((octets) => octets.filter((octet) => octet !== 0x0a));
  let expected = 2;
  await fc.assert(
    fc.asyncProperty(torn, async (octets) => {
      await appendFile(join(folder, "journal"), octets);
      const reopened = await openFileAuthorityStore(folder);
      const { number } = await reopened.startCertificateList({ kind: "complete", thisUpdate: at });
      await reopened.close();
      expect(number).toBe(expected++);
    }),
    { numRuns: 50 },
  );
});

/** Lets another process record as fast as it can, kills it after so many milliseconds, and tells what it was promised. */
async function runUntilKilled(milliseconds: number) {
  const child = spawn(process.execPath, ["--input-type=module", "-e", writer, folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout });
  const serialNumbers: string[] = [];
  const listNumbers: number[] = [];
  let killing = false;
  for await (const line of lines) {
    const [what = "", value = ""] = line.split(" ");
    if (what === "issued") serialNumbers.push(value);
    if (what === "list") listNumbers.push(Number(value));
    if (killing) continue;
    killing = true;
    setTimeout(() => child.kill("SIGKILL"), milliseconds);
  }
  if (child.signalCode === null) await once(child, "exit");
  expect(child.signalCode).toBe("SIGKILL");
  return { serialNumbers, listNumbers };
}

/** A serial number that is recorded is refused a second time. */
async function requireRecorded(store: FileAuthorityStore, serialNumbers: readonly string[]): Promise<void> {
  for (const serialNumber of serialNumbers) {
    await expect(store.recordIssuance(issuanceOf(serialNumber))).rejects.toMatchObject({
      code: "serial-number-reused",
    });
  }
}

function issuanceOf(serialNumber: string) {
  const subject = new Uint8Array(2000);
  return { serialNumber, profile: "test", subject, notBefore: at, notAfter: at, tbsSha256: "ab" };
}

/** Says what was recorded once the store has promised that it is; standard output is a pipe, so nothing is lost in it. */
const writer = `
  import { writeSync } from "node:fs";
  import { openFileAuthorityStore } from ${JSON.stringify(fileURLToPath(new URL("../../dist/index.js", import.meta.url)))};

  const at = new Date(0);
  const store = await openFileAuthorityStore(process.argv[1]);
  const issue = async () => {
    const serialNumber = crypto.randomUUID();
    const subject = new Uint8Array(2000);
    await store.recordIssuance({ serialNumber, profile: "test", subject, notBefore: at, notAfter: at, tbsSha256: "ab" });
    writeSync(1, "issued " + serialNumber + "\\n");
  };
  const list = async () => {
    const { number } = await store.startCertificateList({ kind: "complete", thisUpdate: at });
    writeSync(1, "list " + number + "\\n");
  };
  for (;;) await Promise.all([...Array.from({ length: 20 }, issue), list()]);`;

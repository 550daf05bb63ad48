import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, open, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { lockFolder } from "./folder-lock.js";
import { identifyProcess } from "./process-identity.js";

let folder: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "idpkit-lock-"));
});

afterEach(async () => {
  await Promise.all(children.splice(0).map(kill));
  await rm(folder, { recursive: true });
});

describe("lockFolder", () => {
  it("creates the folder, for its owner alone", async () => {
    const inner = join(folder, "a", "b");
    await (await lockFolder(inner)).release();
    expect(await readdir(inner)).toEqual(["lock.1"]);
    expect((await stat(inner)).mode & 0o077).toBe(0);
  });

  it("refuses a second process and names the first", async () => {
    const first = await startHolder();
    await expect(lockFolder(folder)).rejects.toMatchObject({
      code: "store-in-use",
      message: expect.stringContaining(`process ${String(first.pid)}:`) as string,
    });
  });

  it("refuses the same process a second time, and lets it in after a release", async () => {
    const lock = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toMatchObject({ code: "store-in-use" });
    await lock.release();
    await (await lockFolder(folder)).release();
  });

  it("takes over from a process killed by SIGKILL, and leaves one file", async () => {
    await kill(await startHolder());
    await lockFolder(folder);
    expect(await readdir(folder)).toEqual(["lock.2"]);
  });

  it.each(["", "\0\0\0"])("takes over from a process that a power failure ended, its file holding %j", async (left) => {
    await writeFile(join(folder, "lock.1"), left);
    await (await lockFolder(folder)).release();
    expect(await readdir(folder)).toEqual(["lock.2"]);
  });

  it("lets exactly one of many newcomers take over from a killed process", async () => {
    await kill(await startHolder());
    const answers = await Promise.allSettled(Array.from({ length: 20 }, () => lockFolder(folder)));
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("lets exactly one of several processes take over from a killed process", async () => {
    await kill(await startHolder());
    const outcomes = await Promise.all(Array.from({ length: 4 }, async () => (await runHolder()).outcome));
    expect(outcomes.sort()).toEqual(["held", "store-in-use", "store-in-use", "store-in-use"]);
  });

  it("never lets two in, however takes and releases fall together", async () => {
    let inside = 0;
    let highest = 0;
    const comeAndGo = async () => {
      const lock = await lockFolder(folder).catch(() => undefined);
      if (!lock) return;
      highest = Math.max(highest, ++inside);
      await setImmediate();
      inside--;
      await lock.release();
    };
    for (let round = 0; round < 30; round++) await Promise.all(Array.from({ length: 16 }, comeAndGo));
    expect(highest).toBe(1);
  });

  it("gives way when others went on to higher numbers while it looked at an old one", async () => {
    const old = join(folder, "lock.1");
    execFileSync("sh", ["-c", 'mkfifo "$0"', old]);
    const late = lockFolder(folder);
    const pipe = await open(old, "w"); // opens when the newcomer starts to read who holds lock.1
    await writeFile(join(folder, "lock.3"), JSON.stringify(await identifyProcess(process.pid)));
    await rm(old);
    await pipe.writeFile("released");
    await pipe.close();
    await expect(late).rejects.toMatchObject({ code: "store-in-use" });
    expect(await readdir(folder)).toEqual(["lock.3"]);
  });

  it("refuses what another container holds, and says which file to delete when that is gone", async () => {
    await (await lockFolder(folder)).release();
    await lockFolder(folder);
    const file = join(folder, "lock.2");
    const holder = JSON.parse(await readFile(file, "utf8")) as object;
    await writeFile(file, JSON.stringify({ ...holder, namespace: "pid:[1]" }));
    await expect(lockFolder(folder)).rejects.toMatchObject({
      code: "store-in-use",
      message: expect.stringContaining(file) as string,
    });
  });

  it("says when the folder is no folder", async () => {
    const file = join(folder, "file");
    await writeFile(file, "");
    await expect(lockFolder(file)).rejects.toMatchObject({ code: "store-failed" });
  });
});

async function startHolder(): Promise<ChildProcess> {
  const { child, outcome } = await runHolder();
  expect(outcome).toBe("held");
  return child;
}

/** Another process that takes the lock, says how that went and stays. */
async function runHolder(): Promise<{ child: ChildProcess; outcome: string }> {
  const module = fileURLToPath(new URL("../../dist/index.js", import.meta.url));
  const script = `
    import { lockFolder } from ${JSON.stringify(module)};
    console.log(await lockFolder(${JSON.stringify(folder)}).then(() => "held", (error) => error.code));
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  const [output] = (await once(child.stdout, "data")) as [Buffer];
  return { child, outcome: output.toString().trim() };
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "exit");
}

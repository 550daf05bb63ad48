import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type AppFolder, createAppFolder, readExampleUsers } from "./testing/app-folder.js";
import { describeWith } from "./testing/laboratory.js";
import { findChromium, howToGetChromium } from "./walk/chromium.js";
import { runProgram } from "./walk/program.js";

const chromium = await findChromium();

describe("demo --headless without Chromium", () => {
  const { run, deviceFile, folder } = demoIn({ PLAYWRIGHT_CHROMIUM: "/nowhere/chromium" });

  it("says how to get one, enrols and opens the desktop", async () => {
    const { exitCode, stdout } = await run();
    expect(stdout).toContain("apt-get install chromium");
    expect(stdout).not.toContain("Screenshots");
    expect(stdout).toMatch(/A first run.*Create a passkey +pass.*The domain controller accepts it +pass.*Total +pass/s);
    expect(exitCode).toBe(0);
  });

  it("keeps the device where only its owner can read it", async () => {
    expect((await stat(await deviceFile())).mode & 0o777).toBe(0o600);
  });

  it("finds the passkey of the first run in the second", async () => {
    const { exitCode, stdout } = await run();
    expect(stdout).toContain("Using the passkey of an earlier run");
    expect(stdout).not.toContain("Create a passkey");
    expect(exitCode).toBe(0);
  });

  it("enrols another passkey when the device is gone", async () => {
    await rm(await deviceFile());
    const { exitCode, stdout } = await run();
    expect(stdout).toMatch(/Create a passkey +pass/);
    expect(exitCode).toBe(0);
  });

  it("ends with exit code 1 and says which step failed when no desktop opens", async () => {
    const users = await readExampleUsers();
    await folder().writeUsers(users.filter(({ objectSid }) => objectSid === undefined));
    const { exitCode, stdout } = await run();
    expect(stdout).toMatch(/Sign in and go on to the desktop +fail.*Total +fail/s);
    expect(exitCode).toBe(1);
  });
});

describeWith({ found: chromium !== undefined, howToGet: howToGetChromium }, "demo --headless in Chromium", () => {
  const { run } = demoIn({});

  it("enrols in the first run and finds the passkey in the second", async () => {
    const [first, second] = [await run(), await run()];
    expect(first.stdout).toMatch(/Create a passkey +pass.*Total +pass/s);
    expect(first.stdout).toMatch(/^Screenshots: .*screenshots$/m);
    expect(first.exitCode).toBe(0);
    expect(second.stdout).toMatch(/Using the passkey of an earlier run.*Sign in with the passkey +pass.*Total +pass/s);
    expect(second.exitCode).toBe(0);
  });
});

function demoIn(environment: Readonly<Record<string, string>>) {
  let app: AppFolder;
  beforeAll(async () => {
    app = await createAppFolder();
  });
  afterAll(() => app.remove());
  return {
    folder: () => app,
    run: () => runProgram(["--headless"], { ...app.environment, ...environment }, "demo.js"),
    deviceFile: async () => {
      const [name = ""] = (await readdir(app.dataFolder)).filter((file) => file.startsWith("demo-device"));
      return join(app.dataFolder, name);
    },
  };
}

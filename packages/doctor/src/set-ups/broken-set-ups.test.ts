import { beforeAll, describe, expect, it } from "vitest";

import { brokenSetUps } from "./broken-set-ups.test.fixture.js";
import { goodSetUp } from "./good-set-up.test.fixture.js";
import { runForVerdict } from "./run-doctor.test.fixture.js";
import { testFolder } from "./test-folder.test.fixture.js";
import { createTestKeys, writeSetUp, type TestKeys } from "./write-set-up.test.fixture.js";

const newFolder = testFolder();
let keys: TestKeys;
beforeAll(async () => {
  keys = await createTestKeys();
});

it("finds nothing wrong with the good set-up, and reaches every step", async () => {
  const { exitCode, steps } = await runForVerdict(await writeSetUp(goodSetUp, keys, await newFolder()));
  expect(steps.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual(steps.map(({ name }) => `${name} pass`));
  expect(steps).toHaveLength(21);
  expect(exitCode).toBe(0);
});

describe.concurrent.each(brokenSetUps)("where $name", ({ fault, changes }) => {
  it(`names ${fault}, and nothing before it`, async () => {
    const { exitCode, steps } = await runForVerdict(
      await writeSetUp({ ...goodSetUp, ...changes }, keys, await newFolder()),
    );
    const first = steps.find(({ outcome }) => outcome !== "pass");
    expect(first?.code).toBe(fault);
    expect(exitCode).toBe(first?.outcome === "warn" ? 2 : 1);
  });
});

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll } from "vitest";

/** A folder for the files of one test file, which goes with its last test. Answers with how to make one in it. */
export function testFolder(): () => Promise<string> {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "doctor-"));
  });
  afterAll(() => rm(folder, { recursive: true }));
  return () => mkdtemp(join(folder, "set-up-"));
}

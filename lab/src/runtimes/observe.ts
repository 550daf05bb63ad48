import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import type { Runtime } from "./runtime.js";
import type { Observation } from "./smoke/observe-verdicts.js";

/** Runs the smoke program and reads the line that it prints. */
export async function observe({ program, words }: Pick<Runtime, "program" | "words">): Promise<Observation> {
  const home = await mkdtemp(join(tmpdir(), "idpkit-runtime-"));
  try {
    // Nothing of this machine's settings; what a runtime caches goes away with its home.
    const env = { HOME: home, DENO_DIR: join(home, "deno"), DENO_NO_UPDATE_CHECK: "1", NO_COLOR: "1" };
    const { stdout } = await promisify(execFile)(program, words, { env, timeout: patience });
    return JSON.parse(stdout) as Observation;
  } finally {
    await rm(home, { recursive: true });
  }
}

/** Milliseconds, a little less than a test may take, so that nothing is left running. The slowest takes 10 seconds. */
const patience = 110_000;

import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** Whether to skip tests that need a program: it is missing, and IDPKIT_REQUIRE_LABS does not insist on it. */
export function isProgramMissing(program: string): boolean {
  const missing = spawnSync(program, ["--version"], { stdio: "ignore" }).error !== undefined;
  if (missing) console.warn(`${program} is not installed: its tests are skipped unless IDPKIT_REQUIRE_LABS=1`);
  return missing && process.env["IDPKIT_REQUIRE_LABS"] !== "1";
}

/** Runs a program over files in a folder of their own; `undefined` when it refuses. The names of the files stand for their paths. */
export async function runProgram(
  program: string,
  parameters: readonly string[],
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), `idpkit-${program}-`));
  try {
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
    return (await run(program, [...parameters], { cwd: folder })).stdout;
  } catch (error) {
    if (typeof (error as { code: unknown }).code === "number") return undefined;
    throw error;
  } finally {
    await rm(folder, { recursive: true });
  }
}

const run = promisify(execFile);

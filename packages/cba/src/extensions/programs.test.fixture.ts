import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** Whether to skip tests that need a program: it is missing, and IDPKIT_REQUIRE_LABS does not insist on it. */
export function isMissing(program: "openssl" | "certtool"): boolean {
  const missing = spawnSync(program, ["version"], { stdio: "ignore" }).error !== undefined;
  if (missing) console.warn(`${program} is not installed: its tests are skipped unless IDPKIT_REQUIRE_LABS=1`);
  return missing && process.env["IDPKIT_REQUIRE_LABS"] !== "1";
}

/** Runs a program over files; hands back what it printed. The names of the files stand for their paths. */
export async function run(
  [program, ...parameters]: readonly [string, ...string[]],
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "idpkit-cba-"));
  try {
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
    return (await promisify(execFile)(program, parameters, { cwd: folder })).stdout;
  } finally {
    await rm(folder, { recursive: true });
  }
}

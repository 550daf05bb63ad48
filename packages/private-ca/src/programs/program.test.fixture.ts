import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** Whether to skip tests that need this program of a Debian package, unless IDPKIT_REQUIRE_LABS insists on it. */
export function isMissing(program: string, debianPackage: string): boolean {
  const missing = spawnSync(program, ["--version"], { stdio: "ignore" }).error !== undefined;
  if (missing) {
    console.warn(
      `${program} is not installed (apt-get install ${debianPackage}): skipped unless IDPKIT_REQUIRE_LABS=1`,
    );
  }
  return missing && process.env["IDPKIT_REQUIRE_LABS"] !== "1";
}

/** Gives `work` a folder with these files, and removes it afterwards. */
export async function inFolder<Result>(
  files: Readonly<Record<string, string | Uint8Array>>,
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), "idpkit-private-ca-"));
  try {
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What a program prints in this folder, also when it refuses. */
export async function run(program: string, parameters: readonly string[], folder: string): Promise<string> {
  try {
    const { stdout, stderr } = await execute(program, [...parameters], { cwd: folder });
    return `${stdout}${stderr}`.trim();
  } catch (error) {
    const { stdout, stderr, code } = error as { stdout?: string; stderr?: string; code: unknown };
    if (typeof code !== "number") throw error;
    return `${stdout ?? ""}${stderr ?? ""}`.trim();
  }
}

const execute = promisify(execFile);

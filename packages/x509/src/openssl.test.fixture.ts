import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** Whether to skip tests that need openssl: it is missing, and IDPKIT_REQUIRE_LABS does not insist on it. */
export function isOpensslMissing(): boolean {
  const missing = spawnSync("openssl", ["version"], { stdio: "ignore" }).error !== undefined;
  if (missing) console.warn("openssl is not installed: its tests are skipped unless IDPKIT_REQUIRE_LABS=1");
  return missing && process.env["IDPKIT_REQUIRE_LABS"] !== "1";
}

/** Runs openssl over files of PEM or DER; `undefined` when it refuses. The names of the files stand for their paths. */
export async function openssl(
  parameters: readonly string[],
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), "idpkit-openssl-"));
  try {
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
    return (await run("openssl", [...parameters], { cwd: folder })).stdout;
  } catch (error) {
    if (typeof (error as { code: unknown }).code === "number") return undefined;
    throw error;
  } finally {
    await rm(folder, { recursive: true });
  }
}

const run = promisify(execFile);

import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Whether to skip tests that need a program: it is missing, and IDPKIT_REQUIRE_LABS does not insist on it. */
export function isMissing(program: string): boolean {
  const missing = spawnSync(program, ["--version"], { stdio: "ignore" }).error !== undefined;
  if (missing) console.warn(`${program} is not installed: its tests are skipped unless IDPKIT_REQUIRE_LABS=1`);
  return missing && process.env["IDPKIT_REQUIRE_LABS"] !== "1";
}

/** Runs a program in a folder that holds `files`, and returns what it printed; throws when it fails. */
export function run(program: string, commandLine: readonly string[], files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "idpkit-saml-"));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    return execFileSync(program, commandLine, { cwd: folder, encoding: "utf8", stdio: "pipe" });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

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
export function run(program: string, commandLine: readonly string[], files: Files): string {
  return inFolder(files, (cwd) => execFileSync(program, commandLine, { cwd, encoding: "utf8", stdio: "pipe" }));
}

/** The same for a program that may fail: returns what it printed on standard error. */
export function complaintsOf(program: string, commandLine: readonly string[], files: Files): string {
  const options = { encoding: "utf8", maxBuffer: 2 ** 28 } as const;
  return inFolder(files, (cwd) => spawnSync(program, commandLine, { cwd, ...options }).stderr);
}

type Files = Readonly<Record<string, string>>;

function inFolder<Result>(files: Files, work: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), "idpkit-saml-"));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

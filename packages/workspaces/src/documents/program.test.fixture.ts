import { execFile, type ExecFileException } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

/** Whether a program that no Debian package of the labs brings is missing; its tests are then skipped, by name. */
export function isProgramMissing(program: string): boolean {
  const missing = !(process.env["PATH"] ?? "").split(delimiter).some((folder) => existsSync(join(folder, program)));
  if (missing) console.warn(`there is no ${program}: what only it can tell is skipped`);
  return missing;
}

/** What a program prints, run in a folder of its own that holds `files`; rejects when it fails. */
export async function runProgram(
  program: string,
  parameters: readonly string[],
  files: Readonly<Record<string, string>>,
  input = "",
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "workspaces-documents-"));
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    return await new Promise((resolve, reject) => {
      const finish = (cause: ExecFileException | null, output: string) => {
        if (cause) reject(new Error(`${program} failed`, { cause }));
        else resolve(output);
      };
      const env = { PATH: process.env["PATH"], HOME: folder, CHECKPOINT_DISABLE: "1" };
      execFile(program, [...parameters], { cwd: folder, env, maxBuffer: 2 ** 24 }, finish).stdin?.end(input);
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

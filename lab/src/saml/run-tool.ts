import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** How a program ended, and what it said of it. */
export interface Outcome {
  readonly succeeded: boolean;
  readonly complaints: string;
}

/** Runs a program that answers by its exit status; rejects when it could not be run. */
export async function runTool(
  program: string,
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  try {
    const { stderr } = await promisify(execFile)(program, words, { env: { ...process.env, ...env } });
    return { succeeded: true, complaints: stderr };
  } catch (error) {
    const { code, stderr = "" } = error as { readonly code?: unknown; readonly stderr?: string };
    if (typeof code !== "number") throw error;
    return { succeeded: false, complaints: stderr };
  }
}

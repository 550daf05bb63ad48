import { readInput } from "../command-line/read-input.js";
import { runDoctor, type DoctorSurroundings } from "../command-line/run-doctor.js";
import type { Verdict } from "../verdict/verdict.js";

/** What the command did. */
export interface Run {
  readonly exitCode: number;
  readonly printed: string;
  readonly complained: string;
}

/** Runs the command in this process, on real files. */
export async function run(args: readonly string[], changes: Partial<DoctorSurroundings> = {}): Promise<Run> {
  let printed = "";
  let complained = "";
  const exitCode = await runDoctor(args, {
    readInput,
    now: new Date("2026-11-22T08:00:10Z"),
    print: (text) => (printed += text),
    complain: (text) => (complained += text),
    colours: false,
    columns: 100,
    ...changes,
  });
  return { exitCode, printed, complained };
}

/** Runs the command with `--json` and reads what it prints. */
export async function runForVerdict(args: readonly string[]): Promise<Verdict & { readonly exitCode: number }> {
  const { exitCode, printed } = await run(["--json", ...args]);
  return { ...(JSON.parse(printed) as Verdict), exitCode };
}

import { DoctorError } from "../errors.js";
import { examine } from "../verdict/examine.js";
import { hintsFor } from "../verdict/hints.js";
import { printable } from "../verdict/printable.js";
import { renderVerdict } from "../verdict/render-verdict.js";
import { serializeVerdict } from "../verdict/serialize-verdict.js";
import { coloured, plain } from "../verdict/style.js";
import { chooseTime } from "./choose-time.js";
import { exitCodes, type ExitCode } from "./exit-codes.js";
import { gather } from "./gather.js";
import { help } from "./help.js";
import { pageOf } from "./page-of.js";
import { parseOptions, type Options } from "./parse-options.js";
import type { ReadInput } from "./read-input.js";

/** What the command has from the process that it runs in. */
export interface DoctorSurroundings {
  readonly readInput: ReadInput;
  readonly now: Date;
  /** For the verdict. */
  readonly print: (text: string) => void;
  /** For why there is none. */
  readonly complain: (text: string) => void;
  readonly colours: boolean;
  /** Characters in a line. */
  readonly columns: number;
}

/**
 * Runs the command `doctor`: reads what the command line names, finds the first fault, and prints it.
 *
 * Nothing of a message is printed but what the evidence quotes: no signatures, no whole assertions, and of a HAR neither
 * cookies nor headers.
 *
 * @param args - Without the names of interpreter and script.
 * @returns the exit code. Rejects only for what is no matter of the input.
 */
export async function runDoctor(args: readonly string[], surroundings: DoctorSurroundings): Promise<ExitCode> {
  try {
    const options = parseOptions(args);
    if (!options.help) return await judge(options, surroundings);
    surroundings.print(help);
    return exitCodes.pass;
  } catch (error) {
    if (!(error instanceof DoctorError)) throw error;
    const usage = error.code === "usage";
    surroundings.complain(`doctor: ${printable(error.message)}\n${usage ? "Try: doctor --help\n" : ""}`);
    return usage ? exitCodes.usage : exitCodes.unreadable;
  }
}

async function judge(options: Options, surroundings: DoctorSurroundings): Promise<ExitCode> {
  const gathered = await gather(options, surroundings.readInput);
  const { post } = gathered;
  const time = chooseTime(options.at, post, surroundings.now);
  const verdict = await examine({ ...gathered, at: time.at });
  if (options.json) {
    surroundings.print(serializeVerdict(verdict, { capture: post.kind, at: time.at.toISOString(), acs: post.acs }));
  } else {
    const style = surroundings.colours ? coloured : plain;
    const columns = Math.min(Math.max(surroundings.columns, 40), 100);
    const hints = hintsFor(verdict, { kind: post.kind, timeSource: time.source });
    surroundings.print(renderVerdict(verdict, { ...pageOf(options, gathered, time), hints, columns, style }));
  }
  return exitCodes[verdict.outcome];
}

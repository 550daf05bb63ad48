import { existsSync } from "node:fs";

import type { Observation } from "./smoke/observe-verdicts.js";

/** A JavaScript runtime that runs the smoke program. */
export interface Runtime {
  readonly name: string;
  /** Path of its program. */
  readonly program: string;
  readonly words: readonly string[];
  /** What comes of the parts in which it is known to be unlike this Node, in place of what this Node says. */
  readonly differences: Observation;
}

/** Whether to skip the test of a runtime: it is not installed, and IDPKIT_REQUIRE_LABS does not insist on it. */
export function isMissing({ name, program }: Runtime): boolean {
  if (existsSync(program)) return false;
  console.warn(`${name} (npm ci --prefix lab/runtimes): not there; skipped unless IDPKIT_REQUIRE_LABS=1`);
  return process.env["IDPKIT_REQUIRE_LABS"] !== "1";
}

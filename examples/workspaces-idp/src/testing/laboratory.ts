import { describe, it } from "vitest";

/**
 * Describes what needs a program from outside. Where that is missing, says how to get it and skips, or fails when
 * `IDPKIT_REQUIRE_LABS=1` says that it must be there.
 */
export function describeWith(program: { found: boolean; howToGet: string }, name: string, tests: () => void): void {
  if (program.found) {
    describe(name, tests);
  } else if (process.env["IDPKIT_REQUIRE_LABS"] === "1") {
    it(name, () => {
      throw new Error(program.howToGet);
    });
  } else {
    it.skip(`${name} (${program.howToGet})`);
  }
}

import { isDeepStrictEqual } from "node:util";

import fc from "fast-check";
import { expect } from "vitest";

import { WebAuthnError } from "./errors.js";

/**
 * How many inputs each of the fuzz tests makes: always the same changes in the same order, of ceremonies with new keys.
 *
 * A longer run goes on where the usual one ends, and turns over each bit of each ceremony:
 * `IDPKIT_FUZZ_RUNS=10000 vitest run src/fuzz src/tampering --testTimeout=3600000`
 */
export const fuzzRuns = Number(process.env["IDPKIT_FUZZ_RUNS"] ?? 150);

/** Makes sure that whatever comes is taken or refused with an error of this package, and that nothing else happens. */
export async function fuzz<Input>(inputs: fc.Arbitrary<Input>, act: (input: Input) => unknown): Promise<void> {
  await fc.assert(
    fc.asyncProperty(inputs, async (input) => {
      await unlessRefused(() => act(input));
      expect({}).not.toHaveProperty("polluted");
    }),
    { seed: 20_261_122, numRuns: fuzzRuns },
  );
}

/** The same, and the input stays as it was. */
export async function fuzzData<Input>(inputs: fc.Arbitrary<Input>, act: (input: Input) => unknown): Promise<void> {
  await fuzz(inputs, async (input) => {
    const before = structuredClone(input);
    await unlessRefused(() => act(input));
    expect(isDeepStrictEqual(structuredClone(input), before)).toBe(true);
  });
}

/** What came of it, or `undefined` when it was refused as it should be. */
export async function unlessRefused<T>(act: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof WebAuthnError) return undefined;
    throw error;
  }
}

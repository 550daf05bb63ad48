import { Refusal, type Finding, type FoundFault } from "./refusal.js";
import { titles } from "./titles.js";
import type { StepName, WalkStep } from "./walk.js";

/** Takes steps one by one and writes down how each went. */
export interface Recorder {
  /** Runs a step and gives its value on. A refusal is written down; what follows it is for {@link RecorderOptions}. */
  readonly take: <T>(name: StepName, step: () => Finding<T> | Promise<Finding<T>>) => Promise<T | undefined>;
  /** Writes down that a step could not be taken, for want of what `bring` names. */
  readonly skip: (name: StepName, bring: string) => void;
  /** All steps, those not reached included. */
  readonly steps: () => readonly WalkStep[];
}

/** How a walk is recorded. */
export interface RecorderOptions {
  /** Any clock in milliseconds that only runs forward. */
  readonly elapsed: () => number;
  /** `stop` throws the refusal on, which ends the walk; `go-on` answers `undefined` in place of the step's value. */
  readonly afterRefusal: "stop" | "go-on";
}

/** Starts to record a walk. */
export function createRecorder({ elapsed, afterRefusal }: RecorderOptions): Recorder {
  const taken = new Map<StepName, WalkStep>();
  return {
    async take(name, step) {
      const start = elapsed();
      const record = (result: Omit<WalkStep, "name" | "title" | "milliseconds">) => {
        taken.set(name, { name, title: titles[name], ...result, milliseconds: elapsed() - start });
      };
      try {
        const finding = await step();
        record(resultOf(finding));
        return finding.value;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        record({ outcome: "fail", ...error.fault });
        if (afterRefusal === "stop") throw error;
        return undefined;
      }
    },
    skip(name, bring) {
      taken.set(name, { name, title: titles[name], outcome: "skipped", says: bring, milliseconds: 0 });
    },
    steps: () => (Object.keys(titles) as StepName[]).map((name) => taken.get(name) ?? notReached(name)),
  };
}

function resultOf({
  says,
  evidence,
  warnings = [],
}: Finding<unknown>): Omit<WalkStep, "name" | "title" | "milliseconds"> {
  const [first] = warnings;
  if (first === undefined) return { outcome: "pass", says, ...(evidence !== undefined && { evidence }) };
  return { outcome: "warn", ...first, ...several(warnings) };
}

function several(warnings: readonly FoundFault[]): Pick<WalkStep, "warnings"> {
  return warnings.length > 1 ? { warnings } : {};
}

function notReached(name: StepName): WalkStep {
  return { name, title: titles[name], outcome: "not-reached", says: "Not reached.", milliseconds: 0 };
}

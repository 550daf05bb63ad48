import { Refusal, type Finding } from "./refusal.js";
import { titles } from "./titles.js";
import type { StepName, WalkStep } from "./walk.js";

/** Takes steps one by one and writes down how each went. */
export interface Recorder {
  /** Runs a step and gives its value on. A refusal is written down and thrown on, which ends the walk. */
  readonly take: <T>(name: StepName, step: () => Finding<T> | Promise<Finding<T>>) => Promise<T>;
  /** All steps, those not reached included. */
  readonly steps: () => readonly WalkStep[];
}

/** Starts to record a walk. `elapsed` is any clock in milliseconds that only runs forward. */
export function createRecorder(elapsed: () => number): Recorder {
  const taken = new Map<StepName, WalkStep>();
  return {
    async take(name, step) {
      const start = elapsed();
      const record = (result: Pick<WalkStep, "outcome" | "says" | "evidence" | "remedy">) => {
        taken.set(name, { name, title: titles[name], ...result, milliseconds: elapsed() - start });
      };
      try {
        const { says, evidence, value } = await step();
        record({ outcome: "pass", says, ...(evidence !== undefined && { evidence }) });
        return value;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        record({ outcome: "fail", says: error.says, evidence: error.evidence, remedy: error.remedy });
        throw error;
      }
    },
    steps: () => (Object.keys(titles) as StepName[]).map((name) => taken.get(name) ?? notReached(name)),
  };
}

function notReached(name: StepName): WalkStep {
  return { name, title: titles[name], outcome: "not-reached", says: "Not reached.", milliseconds: 0 };
}

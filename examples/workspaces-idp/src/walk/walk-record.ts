/** One step of a walk and how it went. */
export interface WalkedStep {
  readonly actor: string;
  readonly title: string;
  readonly outcome: "pass" | "warn" | "fail" | "skipped" | "not-reached";
  readonly milliseconds: number;
  /** Why it failed or warned; in other steps what else is worth telling. */
  readonly says?: string;
}

/** Writes down steps as they are taken. */
export interface WalkRecord {
  readonly steps: readonly WalkedStep[];
  /** Takes a step; when it rejects, it is written down as failed and the walk ends there. */
  take<Result>(title: string, action: () => Promise<Result>): Promise<Result>;
  /** Adds a step that somebody else has measured. */
  add(step: WalkedStep): void;
}

/** Starts a record; `actor` takes its own steps. */
export function createWalkRecord(actor: string): WalkRecord {
  const steps: WalkedStep[] = [];
  return {
    steps,
    async take(title, action) {
      const start = performance.now();
      const step = () => ({ actor, title, milliseconds: performance.now() - start });
      try {
        const result = await action();
        steps.push({ ...step(), outcome: "pass" });
        return result;
      } catch (error) {
        steps.push({ ...step(), outcome: "fail", says: error instanceof Error ? error.message : String(error) });
        throw error;
      }
    },
    add(step) {
      steps.push(step);
    },
  };
}

/**
 * Puts the steps into a table with their times, and the whole walk into its last row. Its time is that of the first
 * actor, whose steps follow one another; what others have measured happens meanwhile.
 */
export function formatWalk(steps: readonly WalkedStep[], outcome: "pass" | "fail"): string {
  const width = Math.max(...steps.map(({ title }) => title.length));
  const row = (title: string, outcome: string, milliseconds: number) =>
    `  ${title.padEnd(width)}  ${outcome.padEnd(11)}  ${milliseconds.toFixed(1).padStart(8)} ms`;

  const lines = steps.flatMap(({ actor, title, outcome, milliseconds, says }, index) => [
    ...(actor === steps[index - 1]?.actor ? [] : ["", actor]),
    row(title, outcome, milliseconds),
    ...(says === undefined ? [] : [`    ${says.replaceAll("\n", "\n    ")}`]),
  ]);
  const ownSteps = steps.filter(({ actor }) => actor === steps[0]?.actor);
  const total = ownSteps.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  return [...lines, "", row("Total", outcome, total)].join("\n");
}

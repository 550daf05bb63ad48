import { readFileSync } from "node:fs";

import { X509Error } from "../errors.js";
import { isFields, readFields } from "./case-fields.test.fixture.js";
import { CaseRefusal } from "./case-refusal.test.fixture.js";
import { judgeChain } from "./judge-chain.test.fixture.js";
import { judgeLimbo } from "./judge-limbo.test.fixture.js";

/** Which of the two forms an index has. */
export type CaseForm = "limbo" | "chains";

/** What is printed of a case. */
export interface CaseReport {
  readonly id: string;
  readonly verdict: "accept" | "reject";
  /** The error code of the package, or why the runner refused the case; `null` for what was accepted. */
  readonly code: string | null;
  /** How long the judgement took, in milliseconds with one decimal. */
  readonly ms: number;
}

/**
 * Runs the cases of an index in their order: a line of JSON each on standard output, a summary on standard error.
 *
 * @returns the exit code: 0, or 1 if there is no index to run.
 */
export function runIndex(path: string, form: CaseForm): number {
  const cases = readIndex(path, form);
  if (cases === undefined) return 1;
  // The first case shall not be slower than the others because the code is new.
  for (const value of cases.slice(0, 3)) reportCase(value, 0, form);
  const reports = cases.map((value, place) => {
    const { report, fault } = reportCase(value, place, form);
    process.stdout.write(`${JSON.stringify(report)}\n`);
    if (fault !== undefined) process.stderr.write(`FAULT in case ${report.id}: ${describe(fault)}\n`);
    return { report, expected: expectedVerdict(value) };
  });
  process.stderr.write(`${summary(reports).join("\n")}\n`);
  return 0;
}

function readIndex(path: string, form: CaseForm): readonly unknown[] | undefined {
  try {
    const index: unknown = JSON.parse(readFileSync(path, "utf8"));
    const cases = Array.isArray(index) && form === "chains" ? index : readFields(index)[listNames[form]];
    if (!Array.isArray(cases)) throw new CaseRefusal("case-malformed");
    return cases as readonly unknown[];
  } catch (error) {
    process.stderr.write(`the index cannot be read: ${String(error)}\n`);
    return undefined;
  }
}

/** Where the cases stand in an index. Chains may also be a list by themselves. */
const listNames = { limbo: "testcases", chains: "cases" } as const;

/** Judges a case as it stands in the index. Never throws. */
function reportCase(value: unknown, place: number, form: CaseForm): { report: CaseReport; fault?: unknown } {
  const id = idOf(value) ?? `#${String(place)}`;
  const start = performance.now();
  const judged = judge(value, form);
  const ms = Math.round((performance.now() - start) * 10) / 10;
  const { code } = judged;
  const report: CaseReport = { id, verdict: code === null ? "accept" : "reject", code, ms };
  return "fault" in judged ? { report, fault: judged.fault } : { report };
}

function judge(value: unknown, form: CaseForm): { readonly code: string | null; readonly fault?: unknown } {
  try {
    (form === "limbo" ? judgeLimbo : judgeChain)(value);
    return { code: null };
  } catch (error) {
    if (error instanceof X509Error || error instanceof CaseRefusal) return { code: error.code };
    return { code: "internal-error", fault: error };
  }
}

function idOf(value: unknown): string | undefined {
  const id = isFields(value) ? value["id"] : undefined;
  return typeof id === "string" || typeof id === "number" ? String(id) : undefined;
}

/** What the index itself says of a case; `undefined` if nothing. */
function expectedVerdict(value: unknown): "accept" | "reject" | undefined {
  const { expected_result, expected } = isFields(value) ? value : {};
  const verdicts = { SUCCESS: "accept", FAILURE: "reject", accept: "accept", reject: "reject" } as const;
  return Object.entries(verdicts).find(([name]) => name === (expected_result ?? expected))?.[1];
}

interface Outcome {
  readonly report: CaseReport;
  readonly expected: "accept" | "reject" | undefined;
}

function summary(outcomes: readonly Outcome[]): string[] {
  const reports = outcomes.map(({ report }) => report);
  const count = (verdict: CaseReport["verdict"]) => String(reports.filter((it) => it.verdict === verdict).length);
  const slowest = reports.reduce((most, { ms }) => Math.max(most, ms), 0);
  return [
    `${String(reports.length)} cases: ${count("accept")} accepted, ${count("reject")} rejected`,
    ...listed("accepted, and expected to be rejected", outcomes, "accept"),
    ...listed("rejected, and expected to be accepted", outcomes, "reject"),
    `slowest: ${String(slowest)} ms`,
  ];
}

function listed(title: string, outcomes: readonly Outcome[], verdict: CaseReport["verdict"]): string[] {
  const differing = outcomes.filter((it) => it.expected !== undefined && it.expected !== it.report.verdict);
  const ids = differing.filter(({ report }) => report.verdict === verdict).map(({ report }) => report.id);
  return outcomes.some(({ expected }) => expected !== undefined)
    ? [`${String(ids.length)} ${title}${ids.length > 0 ? `: ${ids.join(", ")}` : ""}`]
    : [];
}

function describe(fault: unknown): string {
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
}

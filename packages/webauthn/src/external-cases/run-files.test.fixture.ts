import { readFileSync } from "node:fs";

import { isJsonObject } from "../json-object.js";
import { readMember } from "./case-fields.test.fixture.js";
import { reportCase, type CaseReport } from "./report-case.test.fixture.js";

/**
 * Runs the cases of files in their order: a line of JSON each on standard output, a summary on standard error.
 *
 * @returns the exit code: 0, or 1 if one of the files has no cases to run; those of the others are run all the same.
 */
export async function runFiles(paths: readonly string[]): Promise<number> {
  const files = paths.map(readCases);
  const cases = files.flatMap((file) => file ?? []);
  // The first case shall not be slower than the others because the code is new.
  for (const value of cases.slice(0, 3)) await reportCase(value, 0);
  const outcomes: Outcome[] = [];
  for (const file of files) outcomes.push(...(await runCases(file ?? [])));
  process.stderr.write(`${summary(outcomes).join("\n")}\n`);
  return files.includes(undefined) ? 1 : 0;
}

function readCases(path: string): readonly unknown[] | undefined {
  try {
    const file: unknown = JSON.parse(readFileSync(path, "utf8").replace(/^\uFEFF/, ""));
    const cases = isJsonObject(file) ? readMember(file, "cases") : file;
    if (!Array.isArray(cases)) throw new TypeError("it is no array, and no object with an array `cases`");
    return cases as readonly unknown[];
  } catch (error) {
    process.stderr.write(`${path} cannot be read: ${String(error)}\n`);
    return undefined;
  }
}

interface Outcome {
  readonly report: CaseReport;
  /** What the case itself says is right; `undefined` if nothing. */
  readonly expected: unknown;
}

async function runCases(cases: readonly unknown[]): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const [place, value] of cases.entries()) {
    const { report, fault } = await reportCase(value, place);
    process.stdout.write(`${JSON.stringify(report)}\n`);
    if (fault !== undefined) process.stderr.write(`FAULT in case ${report.id}: ${describe(fault)}\n`);
    outcomes.push({ report, expected: isJsonObject(value) ? readMember(value, "expected") : undefined });
  }
  return outcomes;
}

function summary(outcomes: readonly Outcome[]): string[] {
  const reports = outcomes.map(({ report }) => report);
  const count = (verdict: CaseReport["verdict"]) => String(reports.filter((it) => it.verdict === verdict).length);
  const slowest = reports.reduce((most, { ms }) => Math.max(most, ms), 0);
  const faults = reports.filter(({ code }) => code === "internal-error").length;
  return [
    `${String(reports.length)} cases: ${count("accept")} accepted, ${count("reject")} rejected`,
    ...listed("accepted, and expected to be rejected", outcomes, "accept", "reject"),
    ...listed("rejected, and expected to be accepted", outcomes, "reject", "accept"),
    `slowest: ${String(slowest)} ms`,
    ...(faults > 0 ? [`FAULTS OF OURS: ${String(faults)}`] : []),
  ];
}

/** Nothing, when no case says what is right. */
function listed(
  title: string,
  outcomes: readonly Outcome[],
  verdict: CaseReport["verdict"],
  expected: CaseReport["verdict"],
): string[] {
  const differing = outcomes.filter((it) => it.report.verdict === verdict && it.expected === expected);
  const ids = differing.map(({ report }) => report.id);
  return outcomes.some((it) => it.expected === "accept" || it.expected === "reject")
    ? [`${String(ids.length)} ${title}${ids.length > 0 ? `: ${ids.join(", ")}` : ""}`]
    : [];
}

function describe(fault: unknown): string {
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
}

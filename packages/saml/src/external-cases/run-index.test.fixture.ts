import { readFileSync } from "node:fs";
import { dirname } from "node:path";

import { unknownParams } from "./case-params.test.fixture.js";
import { parseIndex } from "./external-case.test.fixture.js";
import { isJsonObject } from "./json-object.test.fixture.js";
import { reportCase, type CaseReport } from "./report.test.fixture.js";

/**
 * Runs the cases of an index in their order: a line of JSON each on standard output, a summary on standard error.
 *
 * @param example - path of an index that is run before, silently, so that the first case is not slower than the others.
 * @returns the exit code: 0, or 1 if there is no index to run.
 */
export async function runIndex(path: string, example: string): Promise<number> {
  const cases = readIndex(path);
  if (cases === undefined) return 1;
  await runSilently(example);
  const reports = await runCases(cases, dirname(path));
  process.stderr.write(`${[...summary(reports), ...unknownParamsOf(cases)].join("\n")}\n`);
  return 0;
}

function readIndex(path: string): readonly unknown[] | undefined {
  try {
    return parseIndex(readFileSync(path, "utf8"));
  } catch (error) {
    process.stderr.write(`the index cannot be read: ${String(error)}\n`);
    return undefined;
  }
}

async function runSilently(path: string): Promise<void> {
  const cases = parseIndex(readFileSync(path, "utf8"));
  for (const [place, value] of cases.entries()) await reportCase(value, place, dirname(path));
}

async function runCases(cases: readonly unknown[], folder: string): Promise<CaseReport[]> {
  const reports: CaseReport[] = [];
  for (const [place, value] of cases.entries()) {
    const { report, fault } = await reportCase(value, place, folder);
    process.stdout.write(`${JSON.stringify(report)}\n`);
    if (fault !== undefined) process.stderr.write(`FAULT in case ${report.id}: ${describe(fault)}\n`);
    reports.push(report);
  }
  return reports;
}

function describe(fault: unknown): string {
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
}

function summary(reports: readonly CaseReport[]): string[] {
  const accepted = reports.filter(({ verdict }) => verdict === "accept").length;
  const levels = reports.filter(({ verdict }) => verdict === "reject").map(({ level }) => level ?? "not judged");
  const counts = [...new Set(levels)].map((level) => `${level} ${String(levels.filter((it) => it === level).length)}`);
  const slowest = reports.reduce((most, { ms }) => Math.max(most, ms), 0);
  const faults = reports.filter(({ code }) => code === "internal-error").length;
  return [
    `${String(reports.length)} cases: ${String(accepted)} accepted, ${String(levels.length)} rejected (${counts.join(", ")})`,
    `slowest: ${String(slowest)} ms`,
    ...(faults > 0 ? [`FAULTS OF THE RUNNER: ${String(faults)}`] : []),
  ];
}

function unknownParamsOf(cases: readonly unknown[]): string[] {
  const names = new Set(cases.flatMap((it) => (isJsonObject(it) ? unknownParams(it["params"]) : [])));
  return names.size === 0 ? [] : [`params that are not known, and not checked: ${[...names].join(", ")}`];
}

import { mkdir, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import type { Benchmark } from "./benchmark.js";
import type { Measurement } from "./measure.js";
import type { Findings, Study } from "./study.js";

/** A table for people: ratios first, as absolute times drift with the machine. */
export function formatMeasurements(benchmark: Benchmark, measurements: readonly Measurement[]): string {
  const rows = measurements.map(({ name, kind, microseconds, ofLimit, ofBestPeer }) => [
    `${marks[kind]} ${name}`,
    ofLimit?.toFixed(3) ?? "",
    ofBestPeer === undefined ? "" : `${ofBestPeer.toFixed(2)} ×`,
    microseconds.toFixed(1),
  ]);
  return formatTable(benchmark, [["", "of the limit", "of the best peer", "µs"], ...rows]);
}

const marks = { limit: " ", idpkit: "▸", peer: " ", partial: "¬" } as const;

/** The same for what a study found. */
export function formatFindings(study: Study, { columns, rows }: Findings): string {
  const cells = rows.map(([name, ...values]) => [name, ...values.map((value) => value.toFixed(2))]);
  return formatTable(study, [["", ...columns], ...cells]);
}

function formatTable({ name, title }: Titled, table: readonly (readonly string[])[]): string {
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const lines = table.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("   "),
  );
  return [`${name}: ${title}`, ...lines, ""].join("\n");
}

/** The same for machines, in `bench/results/NAME.json`. Resolves to the path. */
export async function writeJson({ name, title }: Titled, results: object): Promise<string> {
  const path = join(dirname(fileURLToPath(import.meta.url)), "..", "results", `${name}.json`);
  const machine = { node: process.versions.node, cpu: cpus()[0]?.model, cores: cpus().length };
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${JSON.stringify({ name, title, machine, ...results }, undefined, 2)}\n`);
  return path;
}

type Titled = Pick<Benchmark, "name" | "title">;

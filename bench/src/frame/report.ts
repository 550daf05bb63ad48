import { mkdir, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import type { Benchmark } from "./benchmark.js";
import type { Measurement } from "./measure.js";

/** A table for people: ratios first, as absolute times drift with the machine. */
export function formatTable(benchmark: Benchmark, measurements: readonly Measurement[]): string {
  const rows = measurements.map(({ name, kind, microseconds, ofLimit, ofBestPeer }) => [
    kind === "idpkit" ? `▸ ${name}` : `  ${name}`,
    ofLimit?.toFixed(3) ?? "",
    ofBestPeer === undefined ? "" : `${ofBestPeer.toFixed(2)} ×`,
    microseconds.toFixed(1),
  ]);
  const table = [["", "of the limit", "of the best peer", "µs"], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const lines = table.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("   "),
  );
  return [`${benchmark.name}: ${benchmark.title}`, ...lines, ""].join("\n");
}

/** The same for machines, in `bench/results/NAME.json`. Resolves to the path. */
export async function writeJson(
  benchmark: Benchmark,
  rounds: number,
  measurements: readonly Measurement[],
): Promise<string> {
  const path = join(dirname(fileURLToPath(import.meta.url)), "..", "results", `${benchmark.name}.json`);
  const machine = { node: process.versions.node, cpu: cpus()[0]?.model, cores: cpus().length };
  await mkdir(dirname(path), { recursive: true });
  await writeFile(
    path,
    `${JSON.stringify({ name: benchmark.name, title: benchmark.title, rounds, machine, measurements }, undefined, 2)}\n`,
  );
  return path;
}

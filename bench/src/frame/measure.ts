import type { Contender } from "./benchmark.js";

/** What was measured for one contender. */
export interface Measurement {
  readonly name: string;
  readonly kind: Contender["kind"];
  /** The fastest round, in microseconds for one run. */
  readonly microseconds: number;
  /** The limit's time divided by this one: 1 is as fast as the raw operation. Absent without a limit. */
  readonly ofLimit?: number;
  /** The fastest peer's time divided by this one: 2 is twice as fast as the best peer. Absent without a peer. */
  readonly ofBestPeer?: number;
}

/** How long one contender runs in one round, in milliseconds: long enough for the clock, short enough to interleave. */
const roundMilliseconds = 60;

/**
 * Measures the contenders in interleaved rounds, so that a machine that slows down slows all of them.
 *
 * The fastest round counts: whatever else a shared machine does only makes a round slower.
 */
export async function measure(contenders: readonly Contender[], rounds: number): Promise<readonly Measurement[]> {
  const runs = new Map<Contender, number>();
  for (const contender of contenders) runs.set(contender, await calibrate(contender));

  const times = new Map<Contender, number[]>(contenders.map((contender) => [contender, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const contender of rotate(contenders, round)) {
      times.get(contender)?.push(await timePerRun(contender, runs.get(contender) ?? 1));
    }
  }
  return compare(
    contenders.map((contender) => ({ ...contender, microseconds: Math.min(...(times.get(contender) ?? [])) })),
  );
}

/** A second for each contender to be compiled in: a server runs for days. */
const warmUpMilliseconds = 1000;

/** How often a contender can run in one round, once it is warm. */
async function calibrate(contender: Contender): Promise<number> {
  const end = performance.now() + warmUpMilliseconds;
  while (performance.now() < end) await contender.run();
  let runs = 1;
  for (;;) {
    const milliseconds = ((await timePerRun(contender, runs)) * runs) / 1000;
    if (milliseconds >= roundMilliseconds / 2)
      return Math.max(1, Math.round((runs * roundMilliseconds) / milliseconds));
    runs *= 2;
  }
}

/** Each round starts with another contender: nobody is always the first after a pause. */
function rotate(contenders: readonly Contender[], round: number): readonly Contender[] {
  const start = round % contenders.length;
  return [...contenders.slice(start), ...contenders.slice(0, start)];
}

async function timePerRun({ run }: Contender, runs: number): Promise<number> {
  const started = process.hrtime.bigint();
  for (let index = 0; index < runs; index += 1) await run();
  return Number(process.hrtime.bigint() - started) / 1000 / runs;
}

function compare(measured: readonly (Contender & { microseconds: number })[]): readonly Measurement[] {
  const best = (kind: Contender["kind"]) =>
    Math.min(...measured.filter((one) => one.kind === kind).map(({ microseconds }) => microseconds));
  const [limit, bestPeer] = [best("limit"), best("peer")];
  return measured.map(({ name, kind, microseconds }) => ({
    name,
    kind,
    microseconds,
    ...(Number.isFinite(limit) && { ofLimit: limit / microseconds }),
    ...(Number.isFinite(bestPeer) && { ofBestPeer: bestPeer / microseconds }),
  }));
}

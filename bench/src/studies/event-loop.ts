import { monitorEventLoopDelay } from "node:perf_hooks";
import { setImmediate } from "node:timers/promises";

import { responseSigners } from "../peers/response-signers.js";
import type { Study } from "../frame/study.js";
import { signInThreadPool } from "../benchmarks/raw-signature.js";
import { makeSamlIdentity } from "../benchmarks/saml-identity.js";

/** Sixty-four people sign in at once: does the server still answer anybody else, and are all cores used? */
export const eventLoop: Study = {
  name: "event-loop",
  title: "64 responses in flight, RSA-2048: how long the event loop stands still, and the throughput",
  async run() {
    const identity = await makeSamlIdentity();
    const rows: [string, ...number[]][] = [];
    const limit = await observe(() => signInThreadPool(signedInfo, identity.keyObject));
    rows.push(["node:crypto sign alone", limit.p99, 1]);
    for (const [name, create] of Object.entries(responseSigners)) {
      const { p99, perSecond } = await observe(await create(identity));
      rows.push([name, p99, perSecond / limit.perSecond]);
    }
    return { columns: ["event-loop delay p99, ms", "throughput of the limit"], rows };
  },
};

interface Observation {
  /** Milliseconds. */
  readonly p99: number;
  readonly perSecond: number;
}

async function observe(run: () => unknown): Promise<Observation> {
  await keepInFlight(run, 200);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const [started, total] = [performance.now(), 2000];
  await keepInFlight(run, total);
  const seconds = (performance.now() - started) / 1000;
  delay.disable();
  return { p99: delay.percentile(99) / 1e6, perSecond: total / seconds };
}

/** As soon as one is done the next one begins: always 64 at a time. */
async function keepInFlight(run: () => unknown, total: number): Promise<void> {
  let begun = 0;
  const worker = async () => {
    while (begun < total) {
      begun += 1;
      // Each begins when the network brings it, which is when the event loop turns.
      await setImmediate();
      await run();
    }
  };
  await Promise.all(Array.from({ length: 64 }, worker));
}

/** As long as the SignedInfo of a response. */
const signedInfo = Buffer.alloc(900, "<ds:SignedInfo>");

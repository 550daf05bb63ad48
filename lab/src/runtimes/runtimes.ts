import { join } from "node:path";

import type { Runtime } from "./runtime.js";
import type { Observation } from "./smoke/observe-verdicts.js";

/** Without OpenSSL there are two curves less; on them an application brings its own verifier. */
const withoutOpenssl: Observation = {
  ES256K: { keys: "none are made here" },
  Ed448: { keys: "none are made here" },
  "keys from elsewhere": { ES256K: "algorithm-unsupported", Ed448: "algorithm-unsupported" },
};

const lab = join(import.meta.dirname, "../..");
const program = join(lab, "dist/runtimes/main.js");

function installed(path: string): string {
  return join(lab, "runtimes/node_modules", path);
}

/** The Node that runs the tests: in continuous integration, the oldest that we support. */
export const thisNode = { program: process.execPath, words: [program] };

/** The others, in the versions of `lab/runtimes/package.json`. */
export const otherRuntimes: readonly Runtime[] = [
  { name: "Node 22", program: installed("node-22/bin/node"), words: [program], differences: {} },
  { name: "Node 24", program: installed("node-24/bin/node"), words: [program], differences: {} },
  { name: "Bun", program: installed("@oven/bun-linux-x64/bin/bun"), words: [program], differences: withoutOpenssl },
  {
    name: "Deno",
    program: installed("@deno/linux-x64-glibc/deno"),
    // It may read its modules, and nothing else.
    words: ["run", "--no-prompt", `--allow-read=${join(lab, "..")}`, program],
    differences: {},
  },
  {
    name: "workerd",
    program: installed("@cloudflare/workerd-linux-64/bin/workerd"),
    words: ["test", join(import.meta.dirname, "workerd.capnp")],
    differences: withoutOpenssl,
  },
];

// `npm run vectors --workspace @idpkit/x509 -- limbo.json` or `-- --chains cases.json`: see README.md.
import { resolve } from "node:path";

import { loadExternalCases } from "../../../scripts/load-external-cases.mjs";

const parameters = process.argv.slice(2);
const form = parameters[0] === "--chains" ? "chains" : "limbo";
const [index, ...others] = form === "chains" ? parameters.slice(1) : parameters;

if (index === undefined || others.length > 0) {
  console.error("usage: npm run vectors --workspace @idpkit/x509 -- [--chains] INDEX.json");
  process.exitCode = 1;
} else {
  const { runIndex } = await loadExternalCases("x509", "run-index.test.fixture.ts");
  // npm changes into the workspace; a relative path is meant from where the command was typed.
  process.exitCode = runIndex(resolve(process.env.INIT_CWD ?? ".", index), form);
}

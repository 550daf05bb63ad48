// `npm run vectors --workspace @idpkit/saml -- INDEX.json`: see README.md.
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { loadExternalCases } from "../../../scripts/load-external-cases.mjs";

const pathTo = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const [index, ...others] = process.argv.slice(2);

if (index === undefined || others.length > 0) {
  console.error("usage: npm run vectors --workspace @idpkit/saml -- INDEX.json");
  process.exitCode = 1;
} else {
  const { runIndex } = await loadExternalCases("saml", "run-index.test.fixture.ts");
  // npm changes into the workspace; a relative path is meant from where the command was typed.
  process.exitCode = await runIndex(resolve(process.env.INIT_CWD ?? ".", index), pathTo("own/index.json"));
}

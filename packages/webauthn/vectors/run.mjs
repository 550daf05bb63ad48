// `npm run vectors --workspace @idpkit/webauthn -- FILE…`: see README.md.
import { resolve } from "node:path";

import { loadExternalCases } from "../../../scripts/load-external-cases.mjs";

const files = process.argv.slice(2);

if (files.length === 0) {
  console.error("usage: npm run vectors --workspace @idpkit/webauthn -- FILE…");
  process.exitCode = 1;
} else {
  const { runFiles } = await loadExternalCases("webauthn", "run-files.test.fixture.ts");
  // npm changes into the workspace; a relative path is meant from where the command was typed.
  process.exitCode = await runFiles(files.map((file) => resolve(process.env.INIT_CWD ?? ".", file)));
}

// `npm run vectors --workspace @idpkit/saml -- INDEX.json`: see README.md.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { build } from "tsup";

const pathTo = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const [index, ...others] = process.argv.slice(2);

if (index === undefined || others.length > 0) {
  console.error("usage: npm run vectors --workspace @idpkit/saml -- INDEX.json");
  process.exitCode = 1;
} else {
  const { runIndex } = await loadRunner();
  // npm changes into the workspace; a relative path is meant from where the command was typed.
  process.exitCode = await runIndex(resolve(process.env.INIT_CWD ?? ".", index), pathTo("own/index.json"));
}

/** Bundles the runner from the sources: it looks at inner checks, and nothing needs to be built for it. */
async function loadRunner() {
  const outDir = mkdtempSync(join(tmpdir(), "idpkit-vectors-"));
  try {
    await build({
      config: false,
      silent: true,
      entry: { runner: pathTo("../src/external-cases/run-index.test.fixture.ts") },
      outDir,
      outExtension: () => ({ js: ".mjs" }),
      format: ["esm"],
      target: "node20",
      noExternal: [/^[^:]*$/],
      esbuildOptions(options) {
        options.alias = { "@idpkit/x509": pathTo("../../x509/src/index.ts") };
      },
    });
    return await import(pathToFileURL(join(outDir, "runner.mjs")).href);
  } finally {
    rmSync(outDir, { recursive: true });
  }
}

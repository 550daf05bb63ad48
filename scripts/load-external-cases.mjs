// Behind `npm run vectors` of a package: its runner looks at inner checks, and nothing needs to be built for it.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { build } from "tsup";

const pathTo = (relative) => fileURLToPath(new URL(relative, import.meta.url));

/** Bundles a module of a package's src/external-cases, with the sources of x509 that it stands on, and loads it. */
export async function loadExternalCases(packageName, module) {
  const outDir = mkdtempSync(join(tmpdir(), "idpkit-vectors-"));
  try {
    await build({
      config: false,
      silent: true,
      entry: { source: pathTo(`../packages/${packageName}/src/external-cases/${module}`) },
      outDir,
      outExtension: () => ({ js: ".mjs" }),
      format: ["esm"],
      target: "node20",
      noExternal: [/^[^:]*$/],
      esbuildOptions(options) {
        options.alias = { "@idpkit/x509": pathTo("../packages/x509/src/index.ts") };
      },
    });
    return await import(pathToFileURL(join(outDir, "source.mjs")).href);
  } finally {
    rmSync(outDir, { recursive: true });
  }
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { build } from "tsup";

const pathTo = (relative) => fileURLToPath(new URL(relative, import.meta.url));

/** Bundles a module of src/external-cases and loads it: nothing needs to be built for it. */
export async function loadSource(name) {
  const outDir = mkdtempSync(join(tmpdir(), "idpkit-vectors-"));
  try {
    await build({
      config: false,
      silent: true,
      entry: { source: pathTo(`../src/external-cases/${name}`) },
      outDir,
      outExtension: () => ({ js: ".mjs" }),
      format: ["esm"],
      target: "node20",
      noExternal: [/^[^:]*$/],
      esbuildOptions(options) {
        options.alias = { "@idpkit/x509": pathTo("../../x509/src/index.ts") };
      },
    });
    return await import(pathToFileURL(join(outDir, "source.mjs")).href);
  } finally {
    rmSync(outDir, { recursive: true });
  }
}

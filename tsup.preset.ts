import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";

import { defineConfig, type Options } from "tsup";

/** How every package is bundled: ESM with source maps; `tsc -b` writes the declarations beside it. */
export function packageConfig(entry: string[] = ["src/index.ts"]): ReturnType<typeof defineConfig> {
  return defineConfig({
    entry,
    format: ["esm"],
    target: "node20",
    platform: "neutral",
    sourcemap: true,
    treeshake: true,
    dts: false,
    clean: false,
    removeNodeProtocol: false,
    external: [/^node:/],
    silent: true,
    esbuildPlugins: [rawText],
  });
}

/**
 * `import text from "./page.css?raw"` gives the file's text, in the bundle as in vitest.
 *
 * The suffix stays in the path: tsup's own plugin takes whatever ends in `.css`.
 */
const rawText: NonNullable<Options["esbuildPlugins"]>[number] = {
  name: "raw-text",
  setup(build) {
    build.onResolve({ filter: /\?raw$/ }, ({ path, importer }) => ({
      path: resolve(dirname(importer), path),
      namespace: "raw-text",
    }));
    build.onLoad({ filter: /.*/, namespace: "raw-text" }, async ({ path }) => {
      const file = path.slice(0, -"?raw".length);
      return { contents: await readFile(file, "utf8"), loader: "text", watchFiles: [file] };
    });
  },
};

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";

import { defineConfig, type Options } from "tsup";
import ts from "typescript";

/**
 * How every package is bundled: ESM with source maps; `tsc -b` writes the declarations beside it.
 *
 * @param included - libraries that go into the bundle, with their licences in the package's `THIRD-PARTY.md`.
 */
export function packageConfig(
  entry: Exclude<Options["entry"], undefined> = ["src/index.ts"],
  included: string[] = [],
): ReturnType<typeof defineConfig> {
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
    noExternal: [/\?raw$/, ...included],
    silent: true,
    esbuildPlugins: [rawText, pureConstants],
  });
}

/**
 * `import text from "./page.css?raw"` gives the file's text, in the bundle as in vitest; `"@idpkit/package/entry?raw"`
 * that of another package's entry, as it was built.
 *
 * The suffix stays in the path: tsup's own plugin takes whatever ends in `.css`.
 */
const rawText: NonNullable<Options["esbuildPlugins"]>[number] = {
  name: "raw-text",
  setup(build) {
    build.onResolve({ filter: /\?raw$/ }, ({ path, importer }) => ({
      path: path.startsWith(".") ? resolve(dirname(importer), path) : resolveEntry(path, importer),
      namespace: "raw-text",
    }));
    build.onLoad({ filter: /.*/, namespace: "raw-text" }, async ({ path }) => {
      const file = path.slice(0, -"?raw".length);
      return { contents: await readFile(file, "utf8"), loader: "text", watchFiles: [file] };
    });
  },
};

function resolveEntry(path: string, importer: string): string {
  return `${createRequire(importer).resolve(path.slice(0, -"?raw".length))}?raw`;
}

/**
 * Says to bundlers that the constants of a module are made without side effects, as `sideEffects: false` promises of all.
 *
 * A package is one file, so that it starts fast; but within a file a bundler takes each call, spread and template for an
 * effect, and keeps tables that nobody uses. So each such constant is made by a call that is marked as pure.
 */
const pureConstants: NonNullable<Options["esbuildPlugins"]>[number] = {
  name: "pure-constants",
  setup(build) {
    build.onLoad({ filter: /\/src\/.*\.ts$/ }, async ({ path }) => {
      const source = ts.createSourceFile(path, await readFile(path, "utf8"), ts.ScriptTarget.Latest, true);
      return { contents: markPure(source), loader: "ts" };
    });
  },
};

function markPure(source: ts.SourceFile): string {
  const constants = source.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => declarationList.declarations)
    .flatMap(({ initializer }) => initializer ?? [])
    .filter((initializer) => !ts.isLiteralExpression(initializer) && !ts.isArrowFunction(initializer));
  let text = source.text;
  // From the last to the first, so that the positions of those before stay what they are.
  for (const initializer of constants.toReversed()) {
    const [start, end] = [initializer.getStart(), initializer.getEnd()];
    text = `${text.slice(0, start)}/* @__PURE__ */ (() => (${text.slice(start, end)}))()${text.slice(end)}`;
  }
  return text;
}

// Proves that what the documents show is true: code compiles, links lead somewhere, subpaths exist.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

import { root } from "./install.mjs";
import { npx } from "./steps.mjs";
import { filesBelow, shown, workspaces } from "./workspaces.mjs";

const documents = () => filesBelow(root, ".md").filter((file) => !/[\\/](\.changeset|reference)[\\/]/.test(file));

/** The compiler's complaints about the `ts` blocks of every document. */
export async function codeThatDoesNotCompile() {
  const folder = join(root, ".cache", "document-code");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of documents()) {
    const blocks = readFileSync(file, "utf8").matchAll(/^```ts\n([\s\S]*?)^```/gm);
    for (const [index, [, code]] of [...blocks].entries()) {
      const name = `${shown(file).replaceAll(/[^A-Za-z0-9]+/g, "-")}-${index + 1}.ts`;
      writeFileSync(join(folder, name), `${code}\nexport {};\n`);
    }
  }
  const config = {
    extends: "../../tsconfig.base.json",
    compilerOptions: { composite: false, declaration: false, declarationMap: false, emitDeclarationOnly: false },
    include: ["*.ts"],
  };
  const relaxed = { noEmit: true, noUnusedLocals: false, module: "ESNext", moduleResolution: "Bundler" };
  Object.assign(config.compilerOptions, relaxed);
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  const { status, output } = await npx(["tsc", "-p", folder]);
  return status === 0 ? [] : [output];
}

/** Packages that nobody finds from the README. */
export function packagesWithoutLink() {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  return workspaces()
    .filter(({ folder, manifest }) => !manifest.private && !readme.includes(`](${shown(folder)}/README.md)`))
    .map(({ manifest }) => `README.md does not link to ${manifest.name}`);
}

/** Keys such as [SAMLCore] that comments and documents cite and docs/specifications.md does not explain. */
export function unlistedStandards() {
  const list = join(root, "docs", "specifications.md");
  const key = /\[((?:RFC|FIPS|KB|X)\d+[\da-z-]*|MS-[A-Z]+|[A-Z][A-Za-z0-9]+)\](?!\()/g;
  const keysIn = (text) => [...text.matchAll(key)].map(([, name]) => name);
  const listed = new Set(keysIn(readFileSync(list, "utf8")));
  const comments = (file) =>
    readFileSync(file, "utf8")
      .match(/^\s*(\/?\*|\/\/).*$|\s\/\/\s.*$/gm)
      ?.join("\n") ?? "";

  const sources = workspaces().flatMap(({ folder }) => filesBelow(join(folder, "src"), ".ts"));
  const cited = [
    ...sources.filter((file) => !file.includes(".test.")).map((file) => [file, comments(file)]),
    ...documents().map((file) => [file, readFileSync(file, "utf8")]),
  ];
  return cited.flatMap(([file, text]) =>
    [...new Set(keysIn(text))].filter((name) => !listed.has(name)).map((name) => `${shown(file)} cites [${name}]`),
  );
}

/** Relative links in documents that lead nowhere. */
export function deadLinks() {
  return documents().flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)]*)?\)/g)]
      .map(([, target]) => target)
      .filter((target) => !existsSync(resolve(dirname(file), target)))
      .map((target) => `${shown(file)} links to ${target}`),
  );
}

/** Entry points that a manifest or a document names and that the build has not made. */
export function missingSubpaths() {
  const packages = workspaces().filter(({ manifest }) => !manifest.private);
  const exported = new Set();
  const missing = [];
  for (const { folder, manifest } of packages) {
    for (const [subpath, { types, default: file }] of Object.entries(manifest.exports)) {
      exported.add(join(manifest.name, subpath));
      missing.push(
        ...[types, file].filter((path) => !existsSync(join(folder, path))).map((p) => `${manifest.name} ${p}`),
      );
    }
  }
  for (const file of documents()) {
    const named = readFileSync(file, "utf8").match(/@idpkit\/[a-z0-9-]+(\/[a-z0-9-]+)*/g) ?? [];
    missing.push(...named.filter((name) => !exported.has(name)).map((name) => `${shown(file)} names ${name}`));
  }
  return missing;
}

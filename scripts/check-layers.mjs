// Proves the picture of ARCHITECTURE.md: imports point down, siblings never meet, and what must be pure is.
import { readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { dirname, join, resolve } from "node:path";

import ts from "typescript";

import { filesBelow, shown, workspaces } from "./workspaces.mjs";

/** From the bottom to the top; a package names its own in `"idpkit": { "layer": … }`. */
const layers = ["foundation", "protocols", "domain", "twins", "adapters", "composition", "apps"];

/** The layers that do no I/O, and read neither clock nor environment. */
const pure = new Set(["foundation", "protocols", "domain", "twins", "composition"]);

const packages = new Map(workspaces().map((workspace) => [workspace.manifest.name, workspace]));

/** The imports that point up, to the side, or out of their package. */
export function importsThatPointUp() {
  return [...packages.values()].flatMap(({ folder, manifest }) => {
    if (!layers.includes(manifest.idpkit?.layer)) return [`${shown(folder)}/package.json names no layer of ours`];
    return sources(folder).flatMap((file) => imports(file).flatMap((found) => judge(found, file, folder, manifest)));
  });
}

function judge({ specifier, line }, file, folder, manifest) {
  const where = `${shown(file)}:${line} imports "${specifier}"`;
  if (specifier.startsWith(".")) {
    const inside = resolve(dirname(file), specifier).startsWith(join(folder, "src"));
    return inside ? [] : [`${where}: outside of its package`];
  }
  const target = packages.get(
    specifier
      .split("/")
      .slice(0, specifier.startsWith("@") ? 2 : 1)
      .join("/"),
  );
  if (!target || target.folder === folder) return [];

  const [from, to] = [manifest.idpkit.layer, target.manifest.idpkit.layer];
  if (layers.indexOf(to) < layers.indexOf(from)) return [];
  return [`${where}: ${from} may not import ${to} (${from === to ? "siblings never meet" : "imports point down"})`];
}

/** Where a pure layer touches disk, network, environment, clock or a timer; few of Node's own modules only compute. */
export function impurities() {
  return [...packages.values()]
    .filter(({ manifest }) => pure.has(manifest.idpkit?.layer))
    .flatMap(({ folder }) => sources(folder).filter((file) => !/\.test\.(fixture\.)?ts$/.test(file)))
    .flatMap((file) => [
      ...imports(file)
        .filter(({ specifier }) => isBuiltin(specifier) && !/^(node:)?(crypto|zlib|buffer)$/.test(specifier))
        .map(({ specifier, line }) => `${shown(file)}:${line} imports "${specifier}"`),
      ...forbiddenGlobals(file),
    ]);
}

function forbiddenGlobals(file) {
  const source = parse(file);
  const found = [];
  const report = (node, what) => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${shown(file)}:${line + 1} uses ${what}`);
  };
  const visit = (node) => {
    if (ts.isCallExpression(node)) {
      const callee = node.expression.getText().replace(/^globalThis\./, "");
      if (["fetch", "Date", "setTimeout", "setInterval", "Date.now", "Math.random", "performance.now"].includes(callee))
        report(node, `${callee}()`);
    }
    if (ts.isNewExpression(node) && node.expression.getText() === "Date" && !node.arguments?.length)
      report(node, "new Date()");
    if (ts.isPropertyAccessExpression(node) && node.expression.getText() === "process") report(node, node.getText());
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const sources = (folder) => filesBelow(join(folder, "src"), ".ts").filter((file) => !file.endsWith(".d.ts"));

function imports(file) {
  const text = readFileSync(file, "utf8");
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName, pos }) => ({
    specifier: fileName,
    line: text.slice(0, pos).split("\n").length,
  }));
}

const parse = (file) => ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);

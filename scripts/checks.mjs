import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { missingOptionalPackages } from "./complete-lock.mjs";
import { root } from "./install.mjs";
import { command, step } from "./steps.mjs";
import { workspaces } from "./workspaces.mjs";

const npx = (...args) => command("npx", ["--no-install", ...args]);
const complaints = (find) => async () => (await find()).join("\n");

/** Everything that must hold of the tree besides its tests, each as a sentence. Resolves to what held. */
export async function runChecks() {
  const layers = await import("./check-layers.mjs");
  const documents = await import("./check-documents.mjs");
  const results = [];
  for (const [sentence, work] of [
    ["imports point down, and siblings never meet", complaints(layers.importsThatPointUp)],
    ["nothing below the adapters does I/O or reads a clock", complaints(layers.impurities)],
    ["a package builds against what it declares", complaints(undeclaredReferences)],
    ["every package has the anatomy of the package template", complaints(oddAnatomy)],
    ["the lock file names no host", complaints(hostsInLockFile)],
    ["the lock file is whole for every platform", complaints(missingFromLockFile)],
    ["the code is linted", npx("eslint", "--cache", "--cache-location", ".cache/eslint", ".")],
    [
      "the code is formatted",
      npx("prettier", "--check", "--log-level=warn", "--cache", "--cache-location", ".cache/prettier", "."),
    ],
    ["nothing is exported, declared or kept without use", npx("knip", "--no-progress")],
    ["every package can be published and resolved", npx("turbo", "run", "check:package", "--output-logs=errors-only")],
    ["every documented subpath exists", complaints(documents.missingSubpaths)],
    ["the README leads to every package", complaints(documents.packagesWithoutLink)],
    ["every standard that is cited is listed", complaints(documents.unlistedStandards)],
    ["every relative link leads somewhere", complaints(documents.deadLinks)],
    ["the code in the documents compiles", complaints(documents.codeThatDoesNotCompile)],
    ["the reference manual builds without a warning", npx("turbo", "run", "//#reference", "--output-logs=errors-only")],
  ])
    results.push(await step(sentence, work));
  return results;
}

/** Project references that do not match the manifest, so that a build would see another package too late. */
function undeclaredReferences() {
  return workspaces().flatMap(({ folder, manifest }) => {
    const declared = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
      .filter((name) => name.startsWith("@idpkit/"))
      .map((name) => name.slice("@idpkit/".length));
    const { references = [] } = JSON.parse(readFileSync(join(folder, "tsconfig.json"), "utf8"));
    const referenced = references.map(({ path }) => path.split("/").at(-1));
    const odd = [
      ...declared
        .filter((name) => !referenced.includes(name))
        .map((name) => `${name} is no reference in tsconfig.json`),
      ...referenced.filter((name) => !declared.includes(name)).map((name) => `${name} is not in package.json`),
    ];
    return odd.map((reason) => `${manifest.name}: ${reason}`);
  });
}

/** Where a manifest departs from docs/package-template, so that the template stays what it says it is. */
function oddAnatomy() {
  const template = manifestOf(join(root, "docs", "package-template"));
  return workspaces()
    .filter(({ manifest }) => !manifest.private)
    .flatMap(({ folder, manifest }) => {
      const odd = ["license", "type", "sideEffects", "engines"].filter(
        (field) => JSON.stringify(manifest[field]) !== JSON.stringify(template[field]),
      );
      const scripts = Object.entries(template.scripts);
      if (!scripts.every(([name, command]) => manifest.scripts[name] === command)) odd.push("scripts");
      if (!template.files.every((pattern) => manifest.files.includes(pattern))) odd.push("files");
      const missing = ["LICENSE", "README.md", "tsup.config.ts", "vitest.config.ts", "typedoc.json"].filter(
        (file) => !existsSync(join(folder, file)),
      );
      return [...odd, ...missing].map((what) => `${manifest.name}: ${what} is missing or unlike the template's`);
    });
}

const manifestOf = (folder) => JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));

function hostsInLockFile() {
  const lock = readFileSync(join(root, "package-lock.json"), "utf8");
  return lock.match(/"resolved": "[a-z+]+:\/\/[^"]*"/g) ?? [];
}

function missingFromLockFile() {
  return missingOptionalPackages().map(({ name, version }) => `${name}@${version} is missing: run npm run lock`);
}

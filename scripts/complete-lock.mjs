// `npm run lock`: writes package-lock.json anew from the manifests, whole for every platform.
//
// npm leaves optional packages out of the lock that its registry does not have, as mirrors often lack those for other
// platforms; `npm ci` then fails everywhere. Such a package is named by an exact version, so its entry can be written
// without it: whoever's platform needs it fetches it by that version.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { root } from "./install.mjs";
import { run } from "./steps.mjs";

const path = join(root, "package-lock.json");

/** The optional packages that the lock names and does not hold: name, exact version, and whether only we develop with it. */
export function missingOptionalPackages() {
  const { packages } = JSON.parse(readFileSync(path, "utf8"));
  return Object.entries(packages).flatMap(([parent, { optionalDependencies = {}, dev }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !packages[`node_modules/${name}`] && !packages[`${parent}/node_modules/${name}`])
      .map(([name, version]) => ({ name, version, dev })),
  );
}

if (process.argv[1] === import.meta.filename) {
  const { status, output } = await run("npm", ["install", "--package-lock-only"]);
  if (status !== 0) throw new Error(output);
  const missing = missingOptionalPackages();
  const lock = JSON.parse(readFileSync(path, "utf8"));
  for (const one of missing) lock.packages[`node_modules/${one.name}`] = entryOf(one);
  const entries = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, "en"));
  writeFileSync(path, `${JSON.stringify({ ...lock, packages: Object.fromEntries(entries) }, undefined, 2)}\n`);
  console.log(
    `package-lock.json is written; ${missing.length} packages for other platforms are named by version alone`,
  );
}

/** What npm would have written, less the integrity: platforms are told by the package's name. */
function entryOf({ name, version, dev }) {
  const words = name.split(/[/-]/);
  const os = ["android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32", "aix"];
  const cpu = ["arm64", "arm", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "x64", "wasm32"];
  const found = {
    os: words.includes("windows") ? "win32" : os.find((one) => words.includes(one)),
    cpu: words.at(-1) === "64" ? "x64" : cpu.find((one) => words.includes(one)),
    libc: words.some((word) => word.startsWith("musl"))
      ? "musl"
      : words.some((word) => word.startsWith("gnu"))
        ? "glibc"
        : undefined,
  };
  if (!found.cpu || !/^\d+\.\d+\.\d+/.test(version)) throw new Error(`cannot tell the platform of ${name}@${version}`);
  const platform = Object.entries(found).filter(([, value]) => value !== undefined);
  const fields = Object.fromEntries(platform.map(([field, value]) => [field, [value]]));
  return { version, ...fields, ...(dev && { dev }), optional: true };
}

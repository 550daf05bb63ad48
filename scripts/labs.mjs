import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The programs that some tests run for real; without one, its tests are skipped and named. */
const labs = {
  chromium: ["chromium", "chromium-browser", "google-chrome"],
  xmlsec1: ["xmlsec1"],
  xmllint: ["xmllint"],
  openssl: ["openssl"],
  gnutls: ["certtool"],
  nss: ["crlutil"],
};

/** The names of the labs that this machine has. */
export function availableLabs() {
  const found = Object.keys(labs).filter((name) => labs[name].some(onPath));
  if (process.env.PLAYWRIGHT_CHROMIUM && !found.includes("chromium")) found.push("chromium");
  if (onPath("postgres") || debianPostgres()) found.push("postgresql");
  return found;
}

function onPath(program) {
  return (process.env.PATH ?? "").split(delimiter).some((folder) => existsSync(join(folder, program)));
}

function debianPostgres() {
  const folder = "/usr/lib/postgresql";
  return (
    existsSync(folder) && readdirSync(folder).some((version) => existsSync(join(folder, version, "bin", "postgres")))
  );
}

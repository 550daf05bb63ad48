import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

import type { Provider } from "./provider.js";

/** Whether to skip the tests of a provider: it is not installed, and IDPKIT_REQUIRE_LABS does not insist on it. */
export function isMissing(provider: Provider): boolean {
  const missing = ["openssl", ...provider.needs].filter((need) => !isInstalled(need));
  if (missing.length === 0) return false;
  const reason = `there is no ${missing.join(", ")}`;
  console.warn(`${nameWithPackages(provider)}: ${reason}; skipped unless IDPKIT_REQUIRE_LABS=1`);
  return process.env["IDPKIT_REQUIRE_LABS"] !== "1";
}

/** The name of a provider, and how to get it. All of them need openssl, which makes the keys. */
export function nameWithPackages({ name, packages }: Provider): string {
  return `${name} (apt-get install --no-install-recommends ${["openssl", ...packages].join(" ")})`;
}

function isInstalled(need: string): boolean {
  if (need.startsWith("/")) return existsSync(need);
  return (process.env["PATH"] ?? "").split(delimiter).some((folder) => existsSync(join(folder, need)));
}

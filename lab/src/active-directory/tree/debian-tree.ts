import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** The folder of the Debian tree with Samba, as `bootstrap-tree.sh` makes it. */
export const debianTree =
  process.env["IDPKIT_AD_TREE"] ??
  join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "idpkit", "active-directory");

/** Why no domain controller can be started on this machine; `undefined` where one can. */
export function reasonAgainstDomains(): string | undefined {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return "only root on Linux starts a domain controller";
  const mount = spawnSync("unshare", ["--mount", "--propagation", "private", "true"], { stdio: "ignore" });
  if (mount.status !== 0) return "this machine allows no mount namespace, which takes CAP_SYS_ADMIN";
  if (!existsSync(join(debianTree, "domain"))) return `there is no ${debianTree}: npm run lab:tree makes it`;
  return undefined;
}

/** Whether to skip tests that need a domain controller: there can be none, and IDPKIT_REQUIRE_LABS does not insist on it. */
export function isDomainMissing(): boolean {
  const reason = reasonAgainstDomains();
  if (reason === undefined) return false;
  console.warn(`${domainControllerName}: ${reason}; skipped unless IDPKIT_REQUIRE_LABS=1`);
  return process.env["IDPKIT_REQUIRE_LABS"] !== "1";
}

/** What the tests that need one are named after. */
export const domainControllerName = "Samba AD domain controller (npm run lab:tree)";

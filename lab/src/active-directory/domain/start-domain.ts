import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { parseObjectSid } from "@idpkit/cba";

import { startDaemon, type Daemon } from "../../daemon.js";
import { debianTree, reasonAgainstDomains } from "../tree/debian-tree.js";
import { inTree, runInTree, treeEnvironment } from "../tree/run-in-tree.js";
import { baseDn, dnsName, netbiosName, realm } from "./configuration.js";
import { addAccounts, modifyAccount, search } from "./directory.js";
import { createDomainIdentity } from "./domain-identity.js";
import type { Domain, DomainSettings } from "./domain.js";
import { createLogon } from "./log-on.js";
import { freeAddress, listens } from "./loopback-address.js";
import { writeConfiguration, writeRevocationLists } from "./write-configuration.js";

/**
 * Starts a domain of its own: a copy of the one in the Debian tree, on an address that nobody else has.
 *
 * All copies share realm, domain SID and the accounts that every domain has. Its domain controller ends when we do. Rejects
 * where there can be none, with the reason.
 */
export async function startDomain(settings: DomainSettings): Promise<Domain> {
  const reason = reasonAgainstDomains();
  if (reason !== undefined) throw new Error(reason);
  const address = await freeAddress();
  const identity = await createDomainIdentity(address);
  const folder = createFolder();
  let daemon: Daemon | undefined;

  async function start(settings: DomainSettings): Promise<void> {
    writeConfiguration(folder, { address, identity, settings });
    daemon = await startSamba(folder, address);
  }
  async function stop(): Promise<void> {
    await daemon?.stop();
    rmSync(folder, { recursive: true, force: true });
  }

  try {
    await start(settings);
    return {
      ...(await describeDomain(folder)),
      address,
      addAccounts: (sAMAccountNames) => addAccounts(folder, sAMAccountNames),
      modifyAccount: (sAMAccountName, attributes) => modifyAccount(folder, sAMAccountName, attributes),
      search: (filter) => search(folder, filter),
      logOn: createLogon(folder),
      replaceRevocationLists: (revocationLists) => {
        writeRevocationLists(folder, revocationLists);
      },
      runWithTicket: (ticketCache, command) => runWithTicket(folder, ticketCache, command),
      restart: async (settings) => {
        await daemon?.stop();
        await start(settings);
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "idpkit-ad-"));
  chmodSync(folder, 0o755);
  for (const name of ["pki", "run", "tickets"]) mkdirSync(join(folder, name));
  // Node's own copy would lose the extended attributes that Samba keeps access rights in.
  execFileSync("cp", ["--archive", join(debianTree, "domain"), join(folder, "dc")]);
  return folder;
}

async function startSamba(folder: string, address: string): Promise<Daemon> {
  const samba = ["samba", "--foreground", "--no-process-group", "--configfile=/lab/smb.conf"];
  const [program, ...words] = inTree(folder, samba);
  return startDaemon(program, words, {
    log: join(folder, "samba.out"),
    env: { ...treeEnvironment, KRB5_CONFIG: "/lab/kdc.krb5.conf", TDB_NO_FSYNC: "1" },
    answers: async () => (await Promise.all(ports.map((port) => listens(address, port)))).every(Boolean),
  });
}

async function describeDomain(folder: string) {
  const [root] = await search(folder, "(objectClass=domain)");
  const [domainSid = new Uint8Array()] = root?.attributes.get("objectSid") ?? [];
  const { output } = await runInTree(folder, ["samba", "--version"]);
  const version = output.replace(/^Version |\n/g, "");
  return { realm, dnsName, netbiosName, baseDn, domainSid: parseObjectSid(domainSid), version };
}

async function runWithTicket(folder: string, ticketCache: string, command: readonly string[]): Promise<string> {
  const env = { KRB5_CONFIG: "/lab/krb5.conf", KRB5CCNAME: ticketCache, LDAPSASL_NOCANON: "on" };
  const { succeeded, output, complaints } = await runInTree(folder, command, { env });
  if (!succeeded) throw new Error(`${command.join(" ")}: ${complaints}`);
  return output;
}

/** Kerberos, LDAP and LDAPS. */
const ports = [88, 389, 636];

import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { toPem } from "@idpkit/x509";

import { followLog } from "../../follow-log.js";
import { runInTree } from "../tree/run-in-tree.js";
import type { LogonRequest, LogonVerdict } from "./domain.js";
import { grantsTicket, refusalReason } from "./kdc-log.js";

/** Makes the function that asks the KDC of the domain in a folder. One logon at a time: they share the KDC's log. */
export function createLogon(folder: string): (request: LogonRequest) => Promise<LogonVerdict> {
  const newLines = followLog(join(folder, "samba.log"));
  let logons = 0;

  return async (request) => {
    const ticketCache = `FILE:/lab/tickets/${++logons}`;
    writeFileSync(join(folder, "pki", "client.crt"), request.certificates.map((der) => toPem(der)).join(""));
    writeFileSync(join(folder, "pki", "client.key"), request.privateKey, { mode: 0o600 });
    return ask(attempts);

    async function ask(attemptsLeft: number): Promise<LogonVerdict> {
      newLines();
      const { succeeded, complaints } = await runInTree(folder, kinit(request, ticketCache), {
        env: { KRB5_CONFIG: "/lab/krb5.conf" },
      });
      if (succeeded) return { accepted: true, ticketCache };
      const log = newLines();
      if (grantsTicket(log) && attemptsLeft > 1) return ask(attemptsLeft - 1);
      const reason = refusalReason(log);
      if (reason === "")
        throw new Error(`${request.client}'s kinit gave up, but the KDC refused nothing: ${complaints}`);
      return { accepted: false, reason };
    }
  };
}

function kinit({ client, principal, enterprise = false }: LogonRequest, ticketCache: string): readonly string[] {
  const identity = "FILE:/lab/pki/client.crt,/lab/pki/client.key";
  return client === "mit"
    ? ["kinit.mit", ...(enterprise ? ["-E"] : []), "-c", ticketCache, "-X", `X509_user_identity=${identity}`, principal]
    : ["kinit.heimdal", ...(enterprise ? ["--enterprise"] : []), "-c", ticketCache, "-C", identity, principal];
}

/**
 * Heimdal 7's client does not pad Diffie-Hellman secrets that begin with a zero octet, one in 256, as Samba's KDC does:
 * then it cannot read the ticket that it was granted.
 */
const attempts = 4;

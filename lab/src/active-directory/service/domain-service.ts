import { addAccounts, type Account } from "../agreement/accounts.js";
import type { Domain } from "../domain/domain.js";
import { startDomain } from "../domain/start-domain.js";
import { RequestError, type CertificateLogonRequest, type DomainRequest } from "./requests.js";

/** The domain that was set up. */
export interface DomainDescription {
  /** Samba's. */
  readonly version: string;
  readonly realm: string;
  readonly dnsName: string;
  /** In the order in which they were asked for. */
  readonly accounts: readonly Account[];
}

/** What came of a logon. */
export interface LogonAnswer {
  readonly accepted: boolean;
  /** Who decided about whom; a refusal in the words of the KDC's own log. */
  readonly says: string;
  /** What `klist` shows of the ticket. Empty when there is none. */
  readonly evidence: readonly string[];
}

/** One domain at a time, for a program that knows nothing of Samba. What is asked at once is answered in turn. */
export interface DomainService {
  /** Starts a domain with these accounts, in the place of the one that was there. Rejects when the directory refuses. */
  setUpDomain(request: DomainRequest): Promise<DomainDescription>;
  /** Asks the KDC for a ticket with nothing but a certificate. Rejects with a {@link RequestError} when there is no domain. */
  logOn(request: CertificateLogonRequest): Promise<LogonAnswer>;
  /** Stops the domain, when what was asked before is answered. */
  stop(): Promise<void>;
}

/** Creates the service; no domain runs before one is set up. */
export function createDomainService(): DomainService {
  const inTurn = createTurns();
  let domain: Domain | undefined;

  async function stopDomain(): Promise<void> {
    const former = domain;
    domain = undefined;
    await former?.stop();
  }

  return {
    setUpDomain: (request) =>
      inTurn(async () => {
        await stopDomain();
        domain = await startDomain(request);
        const accounts = await createAccounts(domain, request);
        const { version, realm, dnsName } = domain;
        return { version, realm, dnsName, accounts };
      }),
    logOn: (request) =>
      inTurn(() => {
        if (domain === undefined) throw new RequestError("there is no domain yet");
        return logOn(domain, request);
      }),
    stop: () => inTurn(stopDomain),
  };
}

async function createAccounts(domain: Domain, { accounts }: DomainRequest): Promise<readonly Account[]> {
  const added = await addAccounts(
    domain,
    accounts.map(({ sAMAccountName }) => sAMAccountName),
  );
  for (const { sAMAccountName, enabled } of accounts) {
    if (!enabled) await domain.modifyAccount(sAMAccountName, { userAccountControl: disabledAccount });
  }
  return added;
}

/** By Heimdal's `kinit`: it sends whatever it is given, so that the refusals are the KDC's. */
async function logOn(domain: Domain, request: CertificateLogonRequest): Promise<LogonAnswer> {
  const verdict = await domain.logOn({ client: "heimdal", ...request });
  const domainController = `Samba ${domain.version}`;
  const principal = `${request.principal}@${domain.realm}`;
  if (!verdict.accepted) {
    const says = `${domainController} refuses ${principal} a ticket and logs: ${verdict.reason}`;
    return { accepted: false, says, evidence: [] };
  }
  const tickets = await domain.runWithTicket(verdict.ticketCache, ["klist"]);
  const evidence = tickets.split("\n").filter((line) => line.trim() !== "");
  return { accepted: true, says: `${domainController} grants ${principal} a ticket.`, evidence };
}

/** Makes the function that begins an action when those before it have ended, well or not. */
function createTurns(): <Result>(action: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (action) => {
    const turn = last.then(action);
    last = turn.catch(() => undefined);
    return turn;
  };
}

/** Flags of userAccountControl ([MS-ADTS] §2.2.16): NORMAL_ACCOUNT and ACCOUNTDISABLE. */
const disabledAccount = "514";

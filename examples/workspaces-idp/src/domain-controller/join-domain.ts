import { KeyObject } from "node:crypto";

import type { AskDomainController } from "@idpkit/aws-twin";
import type { CertificateAuthority } from "@idpkit/private-ca";
import type { Certificate } from "@idpkit/x509";

import type { DomainControllerAddress } from "../settings.js";
import type { People } from "../users/users-file.js";
import { createDomainService, type DomainAccount } from "./domain-service.js";

/** A real domain in the place of the one that the twin plays. */
export interface JoinedDomain {
  /** For people. */
  readonly name: string;
  /** The same people, with the UPN and the SID that the domain gave them. */
  readonly people: People;
  /** Asks its domain controller. */
  readonly ask: AskDomainController;
}

/**
 * Has the service set up a domain that trusts the authority and has an account for everybody who has a SID now, disabled
 * where the person is. Who comes later is unknown there.
 *
 * @throws {@link AppError} with `domain-controller-unavailable`.
 */
export async function joinDomain(
  address: DomainControllerAddress,
  authority: CertificateAuthority,
  people: People,
): Promise<JoinedDomain> {
  const service = createDomainService(address);
  const { version, dnsName, accounts } = await service.setUpDomain({
    anchors: authority.chain.slice(-1).map(base64),
    intermediates: authority.chain.slice(0, -1).map(base64),
    accounts: (await people())
      .filter(({ objectSid }) => objectSid !== undefined)
      .map(({ sAMAccountName, enabled }) => ({ sAMAccountName, enabled })),
  });
  return {
    name: `Samba ${version}, ${dnsName}`,
    people: withAccounts(people, accounts),
    ask: async ({ certificate, chain, privateKey, account }) => {
      const { accepted, says, evidence } = await service.logOn({
        principal: account.sAMAccountName,
        certificates: [certificate, ...chain].map(base64),
        privateKey: KeyObject.from(privateKey).export({ type: "pkcs8", format: "pem" }) as string,
      });
      return accepted
        ? { outcome: "allow", says, evidence: evidence.join("; ") }
        : { outcome: "deny", says, evidence: `Certificate ${certificate.serialNumber}` };
    },
  };
}

/** Who has no SID in the file keeps none: it is what they are there to show. */
function withAccounts(people: People, accounts: readonly DomainAccount[]): People {
  const byName = new Map(accounts.map((account) => [account.sAMAccountName, account]));
  return async () =>
    (await people()).map((user) => ({ ...user, ...(user.objectSid !== undefined && byName.get(user.sAMAccountName)) }));
}

function base64({ der }: Certificate): string {
  return Buffer.from(der).toString("base64");
}

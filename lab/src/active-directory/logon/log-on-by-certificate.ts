import {
  createMemoryAuthorityStore,
  createRootAuthority,
  issueAuthority,
  issueSmartCardLogonCertificate,
  type CertificateAuthority,
} from "@idpkit/private-ca";
import { logonExtensions, parseUserPrincipalName } from "@idpkit/cba";
import { createCertificateSigner, type Certificate } from "@idpkit/x509";

import { addAccounts, toAccount, type Account } from "../agreement/accounts.js";
import { generateRsaKeyPair } from "../certificates/key-pair.js";
import { hostName } from "../domain/configuration.js";
import type { Domain } from "../domain/domain.js";
import { parseEntries } from "../domain/ldif.js";
import { startDomain } from "../domain/start-domain.js";

/** What came of a logon, as the domain controller and its client programs say. */
export interface CertificateLogon {
  /** The domain controller's version of Samba. */
  readonly version: string;
  readonly account: Account;
  /** The user's certificate first, the root last. */
  readonly chain: readonly Certificate[];
  /** What `klist` shows: the ticket-granting ticket, and the one for LDAP that was had with it. */
  readonly tickets: string;
  /** What LDAP answers to the question of who is asking, by `ldapwhoami`. */
  readonly whoAmI: string;
  /** What `ldapsearch` lets the user read of its own entry. */
  readonly ownEntry: Account;
}

/**
 * Logs a user on whose password nobody knows, with a certificate of `@idpkit/private-ca`, to a domain of its own.
 *
 * MIT's `kinit` gets a ticket by PKINIT, and with the ticket LDAP is asked over GSSAPI. Rejects where one of them refuses.
 */
export async function logOnByCertificate(): Promise<CertificateLogon> {
  const { root, issuing } = await createHierarchy();
  const domain = await startDomain({ anchors: [root.certificate], intermediates: [issuing.certificate] });
  try {
    const [account] = (await addAccounts(domain, ["alice"])) as [Account];
    const { certificate, privateKeyPem } = await issue(issuing, account);
    const verdict = await domain.logOn({
      client: "mit",
      principal: account.sAMAccountName,
      certificates: [certificate.der],
      privateKey: privateKeyPem,
    });
    if (!verdict.accepted) throw new Error(`the domain controller refuses: ${verdict.reason}`);
    const whoAmI = await askLdap(domain, verdict.ticketCache, ["ldapwhoami"]);
    const ldif = await askLdap(domain, verdict.ticketCache, ["ldapsearch", ...ownEntryOf(domain, account)]);
    const [ownEntry] = parseEntries(ldif).map(toAccount) as [Account];
    const tickets = await domain.runWithTicket(verdict.ticketCache, ["klist"]);
    const { version } = domain;
    return { version, account, chain: [certificate, ...issuing.chain], tickets, whoAmI: whoAmI.trim(), ownEntry };
  } finally {
    await domain.stop();
  }
}

async function createHierarchy() {
  const root = await createRootAuthority({ commonName: "Lab Root CA", years: 10, ...(await ownKey()) });
  const issuing = await issueAuthority(root, { commonName: "Lab Issuing CA", years: 5, ...(await ownKey()) });
  return { root, issuing };
}

async function ownKey() {
  const { publicKey, privateKey } = await generateRsaKeyPair();
  const signer = createCertificateSigner(privateKey);
  return { publicKey, signer, store: createMemoryAuthorityStore(), now: new Date() };
}

async function issue(issuer: CertificateAuthority, { sAMAccountName, userPrincipalName, objectSid }: Account) {
  const { publicKey, privateKeyPem } = await generateRsaKeyPair();
  const certificate = await issueSmartCardLogonCertificate(issuer, {
    commonName: sAMAccountName,
    publicKey,
    logonExtensions: logonExtensions({ userPrincipalName: parseUserPrincipalName(userPrincipalName), objectSid }),
    now: new Date(),
    lifetimeSeconds: 600,
  });
  return { certificate, privateKeyPem };
}

async function askLdap(domain: Domain, ticketCache: string, [program, ...words]: readonly [string, ...string[]]) {
  return domain.runWithTicket(ticketCache, [program, "-Q", "-Y", "GSSAPI", "-H", `ldap://${hostName}`, ...words]);
}

function ownEntryOf({ baseDn }: Domain, { sAMAccountName }: Account): readonly string[] {
  return ["-LLL", "-b", baseDn, `(sAMAccountName=${sAMAccountName})`];
}

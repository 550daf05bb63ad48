import type { Certificate } from "@idpkit/x509";

import { checkAccount } from "./checks/check-account.js";
import { checkAlgorithms } from "./checks/check-algorithms.js";
import { bindAccount } from "./checks/bind-account.js";
import { checkChain, checkRevocation, checkValidity, walkPath } from "./checks/check-chain.js";
import { checkNtAuth } from "./checks/check-nt-auth.js";
import { checkExtendedKeyUsage, checkKeyUsage } from "./checks/check-purposes.js";
import { findClient } from "./checks/find-client.js";
import { matchName } from "./checks/match-name.js";
import { createCheckRecorder } from "./check-recorder.js";
import type { ExpectedLogon } from "./expected-logon.js";
import type { LogonDecision } from "./logon-decision.js";
import { refusalOf } from "./refusals.js";
import { Refused } from "./refused.js";
import { rulesOf } from "./rules.js";

/**
 * Decides whether a domain controller logs a client on with a certificate, in the order of [MS-PKCA] §3.1.5.2.1.
 *
 * The name says which account is meant, the SID or an explicit mapping whether it may be. Does not look at whether the
 * holder has the key, at key trust (`msDS-KeyCredentialLink`), or at the policy «Allow name-based strong mappings». A domain
 * controller may look at the account's restrictions earlier, so that of two reasons it gives the other one.
 *
 * A «no» is returned, whatever is in the certificate. Rejects only when `accounts` does, or with a `TypeError` for a time
 * that is no date and a profile that is none.
 *
 * @see {@link https://learn.microsoft.com/openspecs/windows_protocols/ms-pkca/01c4acb8-c366-4d31-93a5-fbf2d59c8b27 | MS-PKCA §3.1.5.2.1}
 * @see {@link https://support.microsoft.com/topic/ad2c23b0-15d8-4340-a468-4d4f3b188f16 | KB5014754}
 */
export async function decideLogon(certificate: Certificate, expected: ExpectedLogon): Promise<LogonDecision> {
  const rules = rulesOf(expected.domainController, expected.at);
  const { checks, eventIds, check } = createCheckRecorder();
  try {
    const account = await check("client", () => findClient(certificate, expected, rules)); //        [MS-KILE] §3.3.5.6.1

    const walk = walkPath(certificate, expected, rules);
    await check("chain", () => checkChain(walk, certificate)); //                                    [RFC5280] §6.1
    await check("validity", () => checkValidity(walk));
    await check("revocation", () => checkRevocation(walk, expected, rules)); //                      [RFC5280] §6.3
    const path = await check("algorithms", () => checkAlgorithms(walk, rules));
    await check("nt-auth", () => checkNtAuth(path, account, expected, rules)); //                    [KB5057784]
    await check("extended-key-usage", () => checkExtendedKeyUsage(path, rules)); //                  [KB281245]
    await check("key-usage", () => checkKeyUsage(certificate)); //                                   [RFC4556] §3.2.2

    const name = await check("name", () => matchName(certificate, account, expected, rules)); //     [MS-PKCA] §3.1.5.2.1.1–2
    const binding = await check("mapping", () => bindAccount(certificate, { account, name, rules })); // §3.1.5.2.1.3–6
    await check("account", () => checkAccount(account)); //                                          [MS-KILE] §3.3.5.7

    return { outcome: "allow", account, ...binding, eventIds, checks };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { outcome: "deny", reason: error.reason, ...refusalOf(error.reason, rules), checks };
  }
}

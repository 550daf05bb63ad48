import type { Certificate } from "@idpkit/x509";

import {
  checkAccount,
  checkChain,
  checkEnabled,
  checkExtendedKeyUsage,
  checkKeyUsage,
  checkNtAuth,
  checkObjectSid,
  checkSidExtension,
  checkUserPrincipalName,
  checkValidity,
} from "./checks.js";
import type { ExpectedLogon } from "./expected-logon.js";
import type { LogonCheck, LogonCheckName, LogonDecision } from "./logon-decision.js";
import { refusals } from "./refusals.js";
import { Refused } from "./refused.js";

/**
 * Decides whether a domain controller in full enforcement logs `sAMAccountName` on with a certificate, by its SID.
 *
 * The UPN says which account is meant, the SID whether it may be. Does not look at revocation, at
 * `altSecurityIdentities`, or at whether the holder has the key.
 *
 * A «no» is returned, whatever is in the certificate. Rejects only when `accounts` does.
 *
 * @see {@link https://learn.microsoft.com/openspecs/windows_protocols/ms-pkca/01c4acb8-c366-4d31-93a5-fbf2d59c8b27 | MS-PKCA §3.1.5.2.1}
 * @see {@link https://support.microsoft.com/topic/ad2c23b0-15d8-4340-a468-4d4f3b188f16 | KB5014754}
 */
export async function decideLogon(certificate: Certificate, expected: ExpectedLogon): Promise<LogonDecision> {
  const checks: LogonCheck[] = [];
  const check = createRecorder(checks);
  try {
    const path = await check("chain", () => checkChain(certificate, expected));
    await check("nt-auth", () => {
      checkNtAuth(path, expected.ntAuth);
    });
    await check("validity", () => {
      checkValidity(certificate, expected.at);
    });
    await check("extended-key-usage", () => {
      checkExtendedKeyUsage(path);
    });
    await check("key-usage", () => {
      checkKeyUsage(certificate);
    });
    const upn = await check("user-principal-name", () => checkUserPrincipalName(certificate));
    const account = await check("account", () => checkAccount(upn, expected));
    const sid = await check("sid-extension", () => checkSidExtension(certificate));
    await check("object-sid", () => {
      checkObjectSid(sid, account);
    });
    await check("enabled", () => {
      checkEnabled(account);
    });
    return { outcome: "allow", account, rule: "sid-extension", checks };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { outcome: "deny", reason: error.reason, ...refusals[error.reason], checks };
  }
}

/** Runs a check and notes how it went. */
function createRecorder(checks: LogonCheck[]) {
  return async <Value>(name: LogonCheckName, run: () => Value | Promise<Value>): Promise<Value> => {
    try {
      const value = await run();
      checks.push({ name, outcome: "pass", says: passed[name] });
      return value;
    } catch (error) {
      if (error instanceof Refused) checks.push({ name, outcome: "fail", says: error.message });
      throw error;
    }
  };
}

const passed: Readonly<Record<LogonCheckName, string>> = {
  chain: "The certificate chains to a trusted root.",
  "nt-auth": "Its issuer is in the NTAuth store.",
  validity: "It is valid at the time of the logon.",
  "extended-key-usage": "It is for smart card logon.",
  "key-usage": "Its key may make digital signatures.",
  "user-principal-name": "It carries exactly one user principal name.",
  account: "The user principal name names the account that logs on.",
  "sid-extension": "It carries the SID security extension.",
  "object-sid": "The SID is the SID of the account.",
  enabled: "The account is enabled.",
};

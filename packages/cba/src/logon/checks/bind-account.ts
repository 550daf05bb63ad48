import type { Certificate } from "@idpkit/x509";

import type { Finding } from "../check-recorder.js";
import type { LogonAccount } from "../logon-accounts.js";
import type { LogonRule } from "../logon-decision.js";
import { eventNumber } from "../refusals.js";
import { Refused } from "../refused.js";
import type { LogonRules } from "../rules.js";
import { explicitMappings } from "./explicit-mappings.js";
import type { MatchedName } from "./match-name.js";
import { readSid } from "./read-sid.js";

/** What the certificate is bound to an account by, and how well. */
export interface Binding {
  readonly rule: LogonRule;
  readonly strength: "strong" | "weak" | "unchecked";
}

/** What {@link bindAccount} decides by. */
interface Mapped {
  readonly account: LogonAccount;
  readonly name: MatchedName | undefined;
  readonly rules: LogonRules;
}

/**
 * The certificate is bound to the account, strongly enough ([MS-PKCA] §3.1.5.2.1.3 to .6).
 *
 * An explicit strong mapping comes first and the SID is not looked at then. The SID decides for what is mapped weakly: a
 * different one refuses in every mode that looks.
 */
export function bindAccount(certificate: Certificate, mapped: Mapped): Finding<Binding> {
  const { account, name, rules } = mapped;
  const explicit = explicitMappings(certificate, account, rules);
  const strong = explicit.find(({ strength }) => strength === "strong");
  if (strong) return bound({ rule: strong.type, strength: "strong" });

  if (name === undefined && explicit.length === 0) throw new Refused("user-principal-name-missing");
  const weak = [...(name === undefined ? [] : [name]), ...explicit.map(({ type }) => type)];
  const unbound = weak.find((rule) => isUnbound(rule, rules));
  if (unbound) return bound({ rule: unbound, strength: "unchecked" });

  const sid = checkSid(certificate, account, rules);
  if (sid) return bound({ rule: sid, strength: "strong" });
  return bindWeakly(certificate, weak, mapped);
}

/** A name or a weak mapping is enough where nobody asks for more. */
function isUnbound(rule: LogonRule, { binding, takesUnboundName, takesUnboundIssuerSubject }: LogonRules): boolean {
  if (binding === 0) return true;
  return rule === "X509IssuerSubject" ? takesUnboundIssuerSubject : rule === "userPrincipalName" && takesUnboundName;
}

/** The SID in the certificate is the account's. `undefined` where it holds none. */
function checkSid(certificate: Certificate, { objectSid }: LogonAccount, rules: LogonRules): LogonRule | undefined {
  const found = readSid(certificate, rules);
  if (found && found.sid !== objectSid) {
    throw new Refused("object-sid-mismatch", `The certificate says ${found.sid}, the account is ${objectSid}.`);
  }
  return found?.rule;
}

/**
 * Compatibility mode: a weak mapping does, if the certificate is not older than the account. For Samba a name alone is
 * none.
 */
function bindWeakly(
  { notBefore }: Certificate,
  weak: readonly LogonRule[],
  { account: { whenCreated }, name, rules }: Mapped,
): Finding<Binding> {
  const rule = weak.find((candidate) => rules.nameIsWeakMapping || candidate !== name);
  if (rule === undefined || rules.binding !== 1) throw new Refused("sid-extension-missing");
  // Asked this way round, what is no date is refused.
  const isYounger = notBefore.getTime() + rules.backdatingMilliseconds >= whenCreated.getTime();
  if (!isYounger) throw new Refused("certificate-predates-account");
  const finding = bound({ rule, strength: "weak" });
  return rules.profile === "windows" ? { ...finding, eventId: eventNumber(39, rules) } : finding;
}

function bound(binding: Binding): Finding<Binding> {
  return { value: binding, says: `It is bound to the account by ${binding.rule}.` };
}

import type { ObjectSid } from "../sid/object-sid.js";
import type { AccountRestriction } from "./account-restrictions.js";

/** What a domain controller knows of an account when it maps a certificate. */
export interface LogonAccount {
  readonly sAMAccountName: string;
  /** Bits: 0x1000 a workstation, 0x2000 a domain controller, which are mapped by their host name; others are people. */
  readonly userAccountControl: number;
  readonly objectSid: ObjectSid;
  /** The explicit mappings, as the directory holds them. */
  readonly altSecurityIdentities: readonly string[];
  /** When the account was made; compatibility mode takes no weak mapping of an older certificate. */
  readonly whenCreated: Date;
  /** Why the account may not log on now, see {@link readAccountRestrictions}; empty when it may. */
  readonly restrictions: readonly AccountRestriction[];
}

/**
 * What {@link decideLogon} asks of a directory. The answers are trusted: they decide who logs on. The questions are not: their
 * texts come from a stranger's certificate, and whatever is in them must be escaped in a filter.
 */
export interface LogonAccounts {
  /**
   * Finds the account that a UPN names, compared without case.
   *
   * The UPN is the account's `userPrincipalName` or its implicit one, `sAMAccountName@` and the domain's DNS name, which
   * holds even where `userPrincipalName` differs. Resolves to `undefined` when it names none. Rejects only when the
   * directory cannot answer, so that an outage never looks like an unknown user.
   */
  findByUserPrincipalName(userPrincipalName: string): Promise<LogonAccount | undefined>;

  /** Finds the account with this `sAMAccountName`, compared without case. Resolves and rejects as above. */
  findBySAMAccountName(sAMAccountName: string): Promise<LogonAccount | undefined>;

  /**
   * Finds all accounts that have one of these values among their `altSecurityIdentities`, compared without case.
   * Resolves to none when there is none, and rejects as above.
   */
  findByAltSecurityIdentities(values: readonly string[]): Promise<readonly LogonAccount[]>;
}

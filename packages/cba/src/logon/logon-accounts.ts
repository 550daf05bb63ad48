import type { ObjectSid } from "../sid/object-sid.js";

/** What a domain controller knows of an account when it maps a certificate. */
export interface LogonAccount {
  readonly sAMAccountName: string;
  readonly userPrincipalName: string;
  readonly objectSid: ObjectSid;
  /** False when the account is disabled, locked or expired. */
  readonly enabled: boolean;
}

/** What {@link decideLogon} asks of a directory. The answer is trusted: it decides who logs on. */
export interface LogonAccounts {
  /**
   * Finds the account that a UPN names, compared without case.
   *
   * The UPN is the account's `userPrincipalName` or its implicit one, `sAMAccountName@` and the domain's DNS name, which
   * holds even where `userPrincipalName` differs. Resolves to `undefined` when it names none. Rejects only when the
   * directory cannot answer, so that an outage never looks like an unknown user.
   */
  findByUserPrincipalName(userPrincipalName: string): Promise<LogonAccount | undefined>;
}

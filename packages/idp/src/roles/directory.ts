/** A person's account as the directory knows it. */
export interface Account {
  /** Stable key that is never given to another person, e.g. Active Directory's objectGUID. */
  readonly id: string;
  readonly sAMAccountName: string;
  readonly userPrincipalName: string;
  readonly mail: string;
  /** Text form, `S-1-5-21-…`. Without it no launch: domain controllers refuse a logon certificate that lacks it. */
  readonly objectSid?: string;
  /** How pages address the person. */
  readonly displayName: string;
  readonly groups: readonly string[];
  readonly enabled: boolean;
}

/** Where accounts live. It is asked again at every step, so that a change counts at once. */
export interface Directory {
  /**
   * Finds the account with this id, as it is now (no older than the operator is willing to honour a disabled account).
   *
   * Resolves to `undefined` when there is none. Rejects only when the directory cannot answer, so that an outage never
   * looks like an unknown user.
   */
  findAccount(accountId: string): Promise<Account | undefined>;
}

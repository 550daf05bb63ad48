/**
 * Keeps values that may be used once, on all machines that share the store. Keys are short and hold no secrets.
 *
 * Every method rejects when the store cannot answer, and only then.
 */
export interface OneTimeStore {
  /** Stores a value until `expiresAt`. Keys are never reused. */
  put(key: string, value: string, expiresAt: Date): Promise<void>;

  /**
   * Takes a value away, in one atomic step such as `DELETE … RETURNING` or `GETDEL`: of any number of callers at once, at
   * most one gets it. `undefined` when it is not there, or has expired at `now`.
   */
  take(key: string, now: Date): Promise<string | undefined>;
}

/**
 * Remembers IDs that were used, for requests that the client carries.
 *
 * Whoever fills this role is trusted to remember: a store that forgets lets a captured answer in again.
 */
export interface OneTimeIds {
  /**
   * Takes an ID that nobody took before, in one atomic step such as an INSERT under a unique key. Resolves to `true` for
   * exactly one caller and to `false` for all others; rejects only when the store cannot answer.
   *
   * @param expiresAt - from when the ID may be forgotten. Not before.
   */
  take(id: string, expiresAt: Date): Promise<boolean>;
}

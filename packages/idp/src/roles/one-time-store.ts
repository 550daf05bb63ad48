/**
 * Keeps what may be used once: challenges and enrolment tickets. Shared by all nodes.
 *
 * Keys hold no secrets (they are hashes); values are text of at most a few kilobytes. Every method rejects when the
 * store cannot answer, and only then.
 */
export interface OneTimeStore {
  /** Stores a value until `expiresAt`. Keys are never reused. */
  put(key: string, value: string, expiresAt: Date): Promise<void>;

  /** Looks at a value without using it up. `undefined` when it is not there or has expired at `now`. */
  find(key: string, now: Date): Promise<string | undefined>;

  /** Takes a value away: of any number of concurrent callers, on any number of nodes, at most one ever gets it. */
  take(key: string, now: Date): Promise<string | undefined>;
}

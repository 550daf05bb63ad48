/** One way of doing the work of a benchmark. */
export interface Contender {
  readonly name: string;
  /**
   * `limit` is the raw cryptographic operation: nobody can be faster. `partial` leaves out what the work consists of: shown, but
   * nobody is measured by it.
   */
  readonly kind: "limit" | "idpkit" | "peer" | "partial";
  /** Does the work once. */
  readonly run: () => unknown;
}

/** The same work, done by several contenders. */
export interface Benchmark {
  readonly name: string;
  readonly title: string;
  /** Makes keys and inputs, and proves that every contender does the work before anyone measures it. */
  readonly prepare: () => Promise<readonly Contender[]>;
}

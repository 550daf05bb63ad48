/**
 * Remembers what was used, so that nothing is used twice.
 *
 * Whoever fills this role is trusted to remember: a store that forgets lets a captured message in again.
 */
export interface OneTimeStore {
  /**
   * Takes an ID that nobody took before.
   *
   * Resolves to `true` for exactly one caller and to `false` for all others, on all machines that share the store: the
   * question and its answer are one atomic step, such as an INSERT under a unique key. IDs are compared octet by octet.
   * Rejects only when the store cannot answer, so that an outage never looks like a first use; the message is then refused.
   *
   * @param id - 1 to about 1300 characters, whatever a stranger chose; it also names who sent the message.
   * @param expiresAt - from when the ID may be forgotten, as the message is too old by then. Not before.
   */
  take(id: string, expiresAt: Date): Promise<boolean>;
}

/** A browser session. The session id itself is never stored, only its hash. */
export interface Session {
  /** SHA-256 of the session id, in base64url. */
  readonly idHash: string;
  readonly accountId: string;
  /** The passkey that the person signed in with. */
  readonly credentialId: string;
  /** When the person proved who they are. Survives the renewal of the id. */
  readonly authenticatedAt: Date;
  /** When this id was made. */
  readonly createdAt: Date;
  /** The absolute end. Survives the renewal of the id. */
  readonly expiresAt: Date;
}

/** Keeps sessions. Shared by all nodes. Every method rejects when the store cannot answer, and only then. */
export interface SessionStore {
  /** Keeps a new session; durable once resolved. */
  create(session: Session): Promise<void>;

  /** `undefined` when there is none or it has expired at `now`. */
  find(idHash: string, now: Date): Promise<Session | undefined>;

  /**
   * Puts `session` in the place of the one with `oldIdHash`, atomically. Resolves to `false`, and stores nothing, when
   * that one is not there any more.
   */
  replace(oldIdHash: string, session: Session): Promise<boolean>;

  /** Ends one session. One that is gone already is not an error. */
  revoke(idHash: string): Promise<void>;

  /** Ends every session of an account. */
  revokeAll(accountId: string): Promise<void>;

  /** Ends every session that was started with this passkey. */
  revokeCredential(credentialId: string): Promise<void>;
}

/** A browser session. The session id itself is never stored, only its hash. */
export interface Session {
  /** SHA-256 of the session id, in base64url. */
  readonly idHash: string;
  readonly accountId: string;
  /** The passkey that the person signed in with. */
  readonly credentialId: string;
  /** When the person proved who they are. */
  readonly authenticatedAt: Date;
  /** The absolute end. */
  readonly expiresAt: Date;
}

/** Keeps sessions. Shared by all nodes. Every method rejects when the store cannot answer, and only then. */
export interface SessionStore {
  /** Keeps a new session; durable once resolved. */
  create(session: Session): Promise<void>;

  /** `undefined` when there is none or it has expired at `now`. */
  find(idHash: string, now: Date): Promise<Session | undefined>;

  /** Ends one session. One that is gone already is not an error. */
  revoke(idHash: string): Promise<void>;

  /** Ends every session of an account. */
  revokeAll(accountId: string): Promise<void>;

  /** Ends every session that was started with this passkey. */
  revokeCredential(credentialId: string): Promise<void>;
}

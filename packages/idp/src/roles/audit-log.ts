/** What happened. New types may be added; a reader ignores those that it does not know. */
export type AuditEventType =
  | "enrolment-link-created"
  | "enrolment-started"
  | "enrolment-refused"
  | "enrolled"
  | "signed-in"
  | "sign-in-refused"
  | "launched"
  | "launch-refused"
  | "step-up-required"
  | "passkey-removed"
  | "passkey-removal-refused"
  | "signed-out"
  | "signed-out-everywhere"
  | "session-refused"
  | "cross-site-request-refused"
  | "rate-limited";

/** One line of the audit log. The account id is the only personal data in it. */
export interface AuditEvent {
  readonly type: AuditEventType;
  readonly at: Date;
  readonly accountId?: string;
  readonly credentialId?: string;
  /** The exact reason of a refusal, finer than what the browser is told. */
  readonly code?: string;
  /** Also on the page or in the answer that the person saw, and in the header `X-Request-Id`. */
  readonly requestId: string;
  readonly detail?: Readonly<Record<string, string>>;
}

/** Keeps what happened. */
export interface AuditLog {
  /** Resolves once the event is written. When it rejects, what was to be recorded is not done: nothing goes unseen. */
  record(event: AuditEvent): Promise<void>;

  /** The newest events of an account, newest first, for its owner's account page. */
  recent(accountId: string, limit: number): Promise<readonly AuditEvent[]>;
}

import type { NameId } from "../name-id/name-id.js";
import { statusCode } from "../status/status-code.js";
import { statusFor } from "../status/status-for.js";
import type { Status } from "../status/status.js";

/** A service provider that was told of a session, and what it was told: kept with the session when a Response is issued. */
export interface SessionParticipant {
  /** Entity ID of the service provider. */
  readonly entityId: string;
  /** The name that its Assertion carried. */
  readonly nameId: NameId;
  /** The SessionIndex that its Assertion carried. */
  readonly sessionIndex: string;
}

/** What became of one participant. */
export type ParticipantOutcome =
  /** It said Success, or asked for the logout itself. */
  | "logged-out"
  /** It said something else, or nothing in time. */
  | "failed"
  /** Its metadata has no SingleLogoutService that can be used. */
  | "unsupported";

/**
 * A logout that is under way, as plain data: with front-channel bindings it crosses several requests of the browser, so
 * store it with the session, under the ID of the LogoutRequest that is out.
 */
export interface LogoutRun {
  /** Who asked, and how to answer it; absent if the user signed out at the identity provider. */
  readonly initiator?: LogoutInitiator;
  /** Those who are still to be asked, the first one next. */
  readonly pending: readonly SessionParticipant[];
  /** Those who need not be asked any more, and what became of them: one for each session that a participant was told of. */
  readonly outcomes: readonly RecordedOutcome[];
}

/** What became of one session of one participant. */
export interface RecordedOutcome {
  /** Entity ID of the service provider. */
  readonly entityId: string;
  /** Of this session alone: another one of the same participant may have ended otherwise. */
  readonly outcome: ParticipantOutcome;
}

/** Who asked for the logout, and whom to answer in the end. */
export interface LogoutInitiator {
  /** Entity ID of the service provider. */
  readonly entityId: string;
  /** What its request ended: the participants of the {@link LogoutDecision}. Of these it knows by itself. */
  readonly ended: readonly [SessionParticipant, ...SessionParticipant[]];
  /** ID of its LogoutRequest. */
  readonly inResponseTo: string;
  /** That of its LogoutRequest, to be sent back byte for byte. */
  readonly relayState?: string;
}

/**
 * Begins to log a session out: everybody who was told of it is asked, except for what the request ended itself. If the
 * initiator was told of more than it named, it is asked for the rest: that is over with our session, too.
 *
 * The own session of the identity provider ends now, before anybody is asked: a browser that goes astray on the way is
 * signed out all the same.
 *
 * @param participants - everybody who was told of what ends, including the initiator.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-profiles-2.0-os.pdf | SAML Profiles §4.4.3}
 */
export function startLogout(participants: readonly SessionParticipant[], initiator?: LogoutInitiator): LogoutRun {
  const { ended = [] } = initiator ?? {};
  return {
    ...(initiator !== undefined && { initiator }),
    pending: participants.filter((it) => !ended.some((other) => isSameParticipation(it, other))),
    outcomes: ended.map(({ entityId }) => ({ entityId, outcome: "logged-out" })),
  };
}

/** Writes down what became of the participant that was asked last, and goes on to the next. */
export function recordLogout(run: LogoutRun, outcome: ParticipantOutcome): LogoutRun {
  const [asked, ...pending] = run.pending;
  if (asked === undefined) throw new TypeError("everybody has been asked");
  return { ...run, pending, outcomes: [...run.outcomes, { entityId: asked.entityId, outcome }] };
}

/**
 * The status to answer the initiator with, once nobody is pending: PartialLogout unless everybody was logged out.
 *
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML Core §3.7.3.2}
 */
export function logoutStatus(run: LogoutRun): Status {
  if (run.pending.length > 0) throw new TypeError("somebody has not been asked yet");
  const isComplete = run.outcomes.every(({ outcome }) => outcome === "logged-out");
  return isComplete ? { code: statusCode.success } : statusFor.partialLogout;
}

/** By what they say, as both were stored and read again. */
function isSameParticipation(a: SessionParticipant, b: SessionParticipant): boolean {
  return (
    a.entityId === b.entityId &&
    a.sessionIndex === b.sessionIndex &&
    a.nameId.value === b.nameId.value &&
    a.nameId.format === b.nameId.format &&
    a.nameId.nameQualifier === b.nameId.nameQualifier &&
    a.nameId.spNameQualifier === b.nameId.spNameQualifier
  );
}

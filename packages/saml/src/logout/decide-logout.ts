import { nameIdFormat } from "../name-id/name-id-format.js";
import type { NameId } from "../name-id/name-id.js";
import { statusFor } from "../status/status-for.js";
import type { Status } from "../status/status.js";
import type { SessionParticipant } from "./logout-run.js";
import type { VerifiedLogoutRequest } from "./verify-logout-request.js";

/** What to do with a LogoutRequest. */
export type LogoutDecision =
  | {
      readonly outcome: "log-out";
      /** What the service provider was told of the sessions that it wants to end. */
      readonly participants: readonly [SessionParticipant, ...SessionParticipant[]];
    }
  /** Nothing ends; answer with a LogoutResponse of this status. */
  | { readonly outcome: "answer"; readonly status: Status };

/**
 * Decides which sessions a verified LogoutRequest ends: those of which this very service provider was told with this name,
 * and, if it names any SessionIndex, with one of these.
 *
 * A name alone is not enough: names may be e-mail addresses, and any service provider could end sessions that others hold.
 *
 * @param participations - what this service provider was told of, in sessions that still last.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML Core §3.7.3.2}
 */
export function decideLogout(
  request: VerifiedLogoutRequest,
  participations: readonly SessionParticipant[],
): LogoutDecision {
  const { sessionIndexes } = request;
  const [first, ...others] = participations.filter(
    ({ entityId, nameId, sessionIndex }) =>
      entityId === request.issuer &&
      isSameName(nameId, request.nameId) &&
      (sessionIndexes.length === 0 || sessionIndexes.includes(sessionIndex)),
  );
  if (first === undefined) return { outcome: "answer", status: statusFor.unknownPrincipal };
  return { outcome: "log-out", participants: [first, ...others] };
}

/**
 * Whether two identifiers strongly match: value, format and both qualifiers ([SAMLCore] §3.3.4).
 *
 * A service provider may leave out what goes without saying: the format, if unspecified, and qualifiers that name the two
 * parties who talk anyway are compared as they stand by [SAMLCore] §8.3.7, so they have to be repeated.
 */
function isSameName(told: NameId, asked: NameId): boolean {
  return (
    told.value === asked.value &&
    formatOf(told) === formatOf(asked) &&
    told.nameQualifier === asked.nameQualifier &&
    told.spNameQualifier === asked.spNameQualifier
  );
}

function formatOf({ format }: NameId): string {
  return format === "" ? nameIdFormat.unspecified : format;
}

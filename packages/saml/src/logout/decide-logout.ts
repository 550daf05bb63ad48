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
 * @param identityProvider - our entity ID: what a name without NameQualifier is taken to be qualified with.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML Core §3.7.3.2, §8.3.7}
 */
export function decideLogout(
  request: VerifiedLogoutRequest,
  participations: readonly SessionParticipant[],
  identityProvider: string,
): LogoutDecision {
  const { sessionIndexes } = request;
  const defaults = { nameQualifier: identityProvider, spNameQualifier: request.issuer };
  const [first, ...others] = participations.filter(
    ({ entityId, nameId, sessionIndex }) =>
      entityId === request.issuer &&
      isSameName({ ...defaults, ...nameId }, { ...defaults, ...request.nameId }) &&
      (sessionIndexes.length === 0 || sessionIndexes.includes(sessionIndex)),
  );
  if (first === undefined) return { outcome: "answer", status: statusFor.unknownPrincipal };
  return { outcome: "log-out", participants: [first, ...others] };
}

/**
 * Whether two identifiers strongly match: value, format and both qualifiers ([SAMLCore] §3.3.4).
 *
 * Left out, NameQualifier means the identity provider and SPNameQualifier the service provider that asks ([SAMLCore] §8.3.7).
 * By the letter of that section a service provider may not leave out NameQualifier; here that is
 * harmless, as only what it was told itself is compared.
 */
function isSameName(told: Required<NameId>, asked: Required<NameId>): boolean {
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

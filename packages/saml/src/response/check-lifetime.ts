import type { SamlResponse } from "./saml-response.js";

/** How long an Assertion may be good for. */
export interface LifetimePolicy {
  /**
   * How many seconds after its issue the Assertion may still be delivered, up to a day. By default 300: a browser brings it at
   * once, and whoever steals it in that time is taken for the user. More is for a service provider that cannot do with less.
   */
  readonly insecureMaximumLifetimeSeconds?: number;
}

/**
 * Refuses an Assertion that could be delivered for longer than is allowed. When the service provider must end its session
 * is another matter.
 *
 * An invalid date passes here and is refused when it is written.
 *
 * @throws TypeError
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-profiles-2.0-os.pdf | SAML Profiles §4.1.4.2}
 */
export function checkLifetime(
  { issueInstant, notOnOrAfter }: SamlResponse,
  { insecureMaximumLifetimeSeconds: maximum = minutes5 }: LifetimePolicy,
): void {
  if (!(maximum >= minutes5 && maximum <= day))
    throw new TypeError(`insecureMaximumLifetimeSeconds is not within ${String(minutes5)} and ${String(day)}`);
  if (notOnOrAfter.getTime() - issueInstant.getTime() > maximum * 1000)
    throw new TypeError(`notOnOrAfter is more than ${String(maximum)} seconds after issueInstant`);
}

/** In seconds. */
const minutes5 = 300;
const day = 86_400;

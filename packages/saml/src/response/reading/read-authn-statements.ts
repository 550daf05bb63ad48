import { SamlError } from "../../errors.js";
import { clockSkew, type MessageAge } from "../../request/check-issue-instant.js";
import { parseDateTime } from "../../xml/date-time.js";
import { instantAttribute } from "../../xml/instant-attribute.js";
import { saml } from "../../xml/namespaces.js";
import { attribute, child, children, collapsedAttribute, collapsedText } from "../../xml/read-element.js";
import type { ReadElement } from "../../xml/unverified-element.js";

/** That a subject has proved who it is. */
export interface ReadAuthnStatement {
  /** When it did, the last time. */
  readonly authnInstant: Date;
  /** For single logout. */
  readonly sessionIndex?: string;
  /** When the session of the service provider has to end. */
  readonly sessionNotOnOrAfter?: Date;
  /** How the subject proved it. */
  readonly authnContextClassRef?: string;
  /** Entity IDs of the other authorities that took part in it. */
  readonly authenticatingAuthorities: readonly string[];
}

/**
 * Reads what the Assertion says of authentication: at least one statement.
 *
 * @throws {@link SamlError} `authn-statement-missing`.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML Core §2.7.2}
 */
export function readAuthnStatements(assertion: ReadElement): [ReadAuthnStatement, ...ReadAuthnStatement[]] {
  const [first, ...others] = children(assertion, saml.uri, "AuthnStatement").map(readAuthnStatement);
  if (first === undefined) throw new SamlError("authn-statement-missing", "The Assertion states no authentication.");
  return [first, ...others];
}

/**
 * Checks that the subject was authenticated before now, and that its session has not ended.
 *
 * @throws {@link SamlError} `authn-instant-in-future`, `session-expired`.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-profiles-2.0-os.pdf | SAML Profiles §4.1.4.3}
 */
export function checkSession({ authnInstant, sessionNotOnOrAfter }: ReadAuthnStatement, clock: MessageAge): void {
  const now = clock.now.getTime();
  // Written so that an invalid date or number refuses.
  if (!(authnInstant.getTime() <= now + clockSkew(clock))) {
    throw new SamlError("authn-instant-in-future", "The subject is to be authenticated in the future.");
  }
  if (sessionNotOnOrAfter !== undefined && !(now - clockSkew(clock) < sessionNotOnOrAfter.getTime())) {
    throw new SamlError("session-expired", "The session of the subject has ended.");
  }
}

function readAuthnStatement(statement: ReadElement): ReadAuthnStatement {
  const context = child(statement, saml.uri, "AuthnContext");
  const sessionIndex = attribute(statement, "SessionIndex");
  const sessionNotOnOrAfter = instantAttribute(statement, "SessionNotOnOrAfter");
  const classRef = context && child(context, saml.uri, "AuthnContextClassRef");
  return {
    authnInstant: parseDateTime(collapsedAttribute(statement, "AuthnInstant") ?? ""),
    ...(sessionIndex !== undefined && { sessionIndex }),
    ...(sessionNotOnOrAfter !== undefined && { sessionNotOnOrAfter }),
    ...(classRef !== undefined && { authnContextClassRef: collapsedText(classRef) }),
    authenticatingAuthorities: context ? children(context, saml.uri, "AuthenticatingAuthority").map(collapsedText) : [],
  };
}

import { dateTime } from "../xml/date-time.js";
import { element, type XmlElement } from "../xml/element.js";
import { saml } from "../xml/namespaces.js";

/** How and when the subject proved who they are, and the session that came of it. */
export interface AuthnStatement {
  readonly authnInstant: Date;
  readonly sessionIndex: string;
  readonly sessionNotOnOrAfter?: Date;
  readonly authnContextClassRef: string;
  readonly authenticatingAuthorities?: readonly string[];
}

/** `<saml:AuthnStatement>` ([SAMLCore] §2.7.2). */
export function authnStatement(statement: AuthnStatement): XmlElement {
  const { authnInstant, sessionIndex, sessionNotOnOrAfter } = statement;
  const session = {
    AuthnInstant: dateTime(authnInstant, "authnInstant"),
    SessionIndex: sessionIndex,
    SessionNotOnOrAfter: sessionNotOnOrAfter && dateTime(sessionNotOnOrAfter, "sessionNotOnOrAfter"),
  };
  return element(saml, "AuthnStatement", session, [authnContext(statement)]);
}

/** `<saml:AuthnContext>` ([SAMLCore] §2.7.2.2). */
function authnContext({ authnContextClassRef, authenticatingAuthorities = [] }: AuthnStatement): XmlElement {
  return element(saml, "AuthnContext", {}, [
    element(saml, "AuthnContextClassRef", {}, [authnContextClassRef]),
    ...authenticatingAuthorities.map((entityId) => element(saml, "AuthenticatingAuthority", {}, [entityId])),
  ]);
}

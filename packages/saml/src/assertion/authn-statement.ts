import { dateTime } from "../xml/date-time.js";
import { element, type XmlElement } from "../xml/element.js";
import { saml } from "../xml/namespaces.js";

/** How and when the subject proved who they are, and the session that came of it. */
export interface AuthnStatement {
  readonly authnInstant: Date;
  readonly sessionIndex: string;
  readonly sessionNotOnOrAfter?: Date;
  readonly authnContextClassRef: string;
}

/** `<saml:AuthnStatement>` ([SAMLCore] §2.7.2). */
export function authnStatement(statement: AuthnStatement): XmlElement {
  const { authnInstant, sessionIndex, sessionNotOnOrAfter, authnContextClassRef } = statement;
  const session = {
    AuthnInstant: dateTime(authnInstant, "authnInstant"),
    SessionIndex: sessionIndex,
    SessionNotOnOrAfter: sessionNotOnOrAfter && dateTime(sessionNotOnOrAfter, "sessionNotOnOrAfter"),
  };
  return element(saml, "AuthnStatement", session, [authnContext(authnContextClassRef)]);
}

/** `<saml:AuthnContext>` ([SAMLCore] §2.7.2.2). */
function authnContext(classRef: string): XmlElement {
  return element(saml, "AuthnContext", {}, [element(saml, "AuthnContextClassRef", {}, [classRef])]);
}

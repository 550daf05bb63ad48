import { samlp } from "../xml/namespaces.js";
import { child, collapsedAttribute, text } from "../xml/read-element.js";
import type { ReadElement } from "../xml/unverified-element.js";

/** What an answer says became of the request. Codes may be any URI: a third level, and those of others, exist. */
export interface ReadStatus {
  /** The first level: see {@link statusCode}. */
  readonly code: string;
  /** The second level; what may stand below it is not read. */
  readonly subcode?: string;
  /** Whatever the other side wrote: for a log, escaped, and never for its own page. */
  readonly message?: string;
}

/**
 * Reads `<samlp:Status>` of an answer, which the schema demands.
 *
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML Core §3.2.2.1}
 */
export function readStatus(answer: ReadElement): ReadStatus {
  const status = child(answer, samlp.uri, "Status");
  const code = status && child(status, samlp.uri, "StatusCode");
  const subcode = code && child(code, samlp.uri, "StatusCode");
  const message = status && child(status, samlp.uri, "StatusMessage");
  return {
    code: (code && collapsedAttribute(code, "Value")) ?? "",
    ...(subcode !== undefined && { subcode: collapsedAttribute(subcode, "Value") ?? "" }),
    ...(message !== undefined && { message: text(message) }),
  };
}

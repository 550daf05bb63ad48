import { issuer } from "../assertion/issuer.js";
import { checkEnvelope } from "../response/check-envelope.js";
import { checkStatus, status, type Status } from "../status/status.js";
import { canonicalXml } from "../xml/canonical-xml.js";
import { dateTime } from "../xml/date-time.js";
import { element } from "../xml/element.js";
import { samlp } from "../xml/namespaces.js";

/**
 * Says what became of a LogoutRequest.
 *
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML Core §3.7.2}
 */
export interface LogoutResponse {
  /** ID of the response: an ASCII NCName, for instance `_` and 128 random bits in hex ([SAMLCore] §1.3.4). */
  readonly id: string;
  /** ID of the LogoutRequest that is answered. */
  readonly inResponseTo: string;
  /** Written in UTC, with milliseconds. */
  readonly issueInstant: Date;
  /** Entity ID of whoever answers. */
  readonly issuer: string;
  /** URL of the SingleLogoutService for responses. */
  readonly destination: string;
  /** What became of it: Success alone, or one of {@link statusFor}, such as `partialLogout`. */
  readonly status: Status;
}

/**
 * Writes a LogoutResponse without a signature, for the HTTP-Redirect binding, which signs the query instead.
 *
 * @returns the document in exclusive canonical form.
 * @throws {@link SamlError} `value-missing`, `character-not-allowed`, `id-not-ncname`, `instant-invalid`,
 * `endpoint-not-allowed`, `entity-id-too-long`.
 */
export function serializeLogoutResponse(response: LogoutResponse): string {
  checkEnvelope(response);
  checkStatus(response.status);
  const attributes = {
    Destination: response.destination,
    ID: response.id,
    InResponseTo: response.inResponseTo,
    IssueInstant: dateTime(response.issueInstant, "issueInstant"),
    Version: "2.0",
  };
  return canonicalXml(element(samlp, "LogoutResponse", attributes, [issuer(response.issuer), status(response.status)]));
}

import { SamlError } from "../errors.js";
import { issuer } from "../assertion/issuer.js";
import { encryptedId } from "../encryption/encrypt-element.js";
import type { EncryptionRecipient } from "../encryption/encryption-recipient.js";
import { checkNameId, nameID, type NameId } from "../name-id/name-id.js";
import { checkAllPresent, checkPresent } from "../required.js";
import { checkEnvelope } from "../response/check-envelope.js";
import { canonicalXml } from "../xml/canonical-xml.js";
import { dateTime } from "../xml/date-time.js";
import { element, type XmlElement } from "../xml/element.js";
import { samlp } from "../xml/namespaces.js";

/**
 * Asks a participant of a session to end it.
 *
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML Core §3.7.1}
 */
export interface LogoutRequest {
  /** ID of the request: an ASCII NCName, for instance `_` and 128 random bits in hex ([SAMLCore] §1.3.4). */
  readonly id: string;
  /** Written in UTC, with milliseconds. */
  readonly issueInstant: Date;
  /** Entity ID of whoever asks. */
  readonly issuer: string;
  /** URL of the SingleLogoutService. */
  readonly destination: string;
  /** From when on the request means nothing any more. Five minutes after the issue are plenty. */
  readonly notOnOrAfter: Date;
  /** The very name that the participant was told when the session began. */
  readonly nameId: NameId;
  /** The SessionIndex of each session that ends: those that the participant was told when they began. */
  readonly sessionIndexes: readonly [string, ...string[]];
  /** See {@link logoutReason}. */
  readonly reason?: string;
}

/**
 * Writes a LogoutRequest without a signature, for the HTTP-Redirect binding, which signs the query instead.
 *
 * @param encryptNameIdFor - hides the name from the browser that carries the request.
 * @returns the document in exclusive canonical form.
 * @throws {@link SamlError} `value-missing`, `character-not-allowed`, `id-not-ncname`, `instant-invalid`,
 * `instants-out-of-order`, `endpoint-not-allowed`, `entity-id-too-long`, `name-id-too-long`, `email-address-malformed`.
 */
export function serializeLogoutRequest(request: LogoutRequest, encryptNameIdFor?: EncryptionRecipient): string {
  checkLogoutRequest(request);
  const attributes = {
    Destination: request.destination,
    ID: request.id,
    IssueInstant: dateTime(request.issueInstant, "issueInstant"),
    NotOnOrAfter: dateTime(request.notOnOrAfter, "notOnOrAfter"),
    Reason: request.reason,
    Version: "2.0",
  };
  const name = nameID(request.nameId);
  return canonicalXml(
    element(samlp, "LogoutRequest", attributes, [
      issuer(request.issuer),
      encryptNameIdFor === undefined ? name : encryptedId(canonicalXml(name), encryptNameIdFor),
      ...request.sessionIndexes.map(sessionIndex),
    ]),
  );
}

function checkLogoutRequest(request: LogoutRequest): void {
  checkEnvelope(request);
  if (!(request.notOnOrAfter > request.issueInstant)) {
    throw new SamlError("instants-out-of-order", "notOnOrAfter does not lie after the issue.");
  }
  checkNameId(request.nameId);
  checkAllPresent(request.sessionIndexes, "sessionIndexes");
  if (request.reason !== undefined) checkPresent(request.reason, "reason");
}

/** `<samlp:SessionIndex>` ([SAMLCore] §3.7.1). */
function sessionIndex(index: string): XmlElement {
  return element(samlp, "SessionIndex", {}, [index]);
}

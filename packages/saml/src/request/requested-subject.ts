import type { NameId } from "../name-id/name-id.js";
import { readNameId } from "../name-id/read-name-id.js";
import { saml } from "../xml/namespaces.js";
import { child, elementChildren, expandedName } from "../xml/read-element.js";
import type { ReadElement } from "../xml/unverified-element.js";

/**
 * Reads for whom the request wants an assertion; `undefined` if for whoever it is.
 *
 * Not supported are an identifier that would have to be decrypted, and a SubjectConfirmation, which the profile forbids.
 *
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-profiles-2.0-os.pdf | SAML Profiles §4.1.4.1}
 */
export function readSubject(request: ReadElement): NameId | "unsupported" | undefined {
  const subject = child(request, saml.uri, "Subject");
  if (subject === undefined) return undefined;
  const [identifier, ...confirmations] = elementChildren(subject);
  if (identifier === undefined || confirmations.length > 0) return "unsupported";
  return expandedName(identifier).localName === "NameID" ? readNameId(identifier) : "unsupported";
}

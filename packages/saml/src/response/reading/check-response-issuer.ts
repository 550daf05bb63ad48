import { SamlError } from "../../errors.js";
import { checkIssuer } from "../../request/find-issuer.js";
import type { ReadMessage } from "../../request/read-message.js";
import { saml } from "../../xml/namespaces.js";
import { child } from "../../xml/read-element.js";
import { unverifiedChildren, type UnverifiedElement } from "../../xml/unverified-element.js";

/**
 * Checks whom a Response comes from: it may leave that to its Assertion, if neither signature nor encryption depends on it.
 *
 * @param unverified - the same Response, as it was read.
 * @throws {@link SamlError} `issuer-missing`, `issuer-mismatch`, `issuer-not-entity`.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-profiles-2.0-os.pdf | SAML Profiles §4.1.4.2}
 */
export function checkResponseIssuer(
  { element, signature }: ReadMessage,
  unverified: UnverifiedElement,
  issuer: string,
): void {
  const isPlain = unverifiedChildren(unverified, saml.uri, "EncryptedAssertion").length === 0;
  if (child(element, saml.uri, "Issuer") !== undefined) checkIssuer(element, { entityId: issuer });
  else if (signature === "verified" || !isPlain) {
    throw new SamlError("issuer-missing", "The Response does not say whom it comes from.");
  }
}

import { SamlError } from "../errors.js";
import { attribute, collapsedAttribute } from "../xml/read-element.js";
import type { ReadElement } from "../xml/unverified-element.js";

/**
 * Checks that a message is of SAML 2.0: another version would have to be answered in its own terms, unknown here.
 *
 * @throws {@link SamlError} `version-unsupported`.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML Core §3.2.1}
 */
export function checkVersion(message: ReadElement): void {
  if (attribute(message, "Version") !== "2.0") {
    throw new SamlError("version-unsupported", "The message is of another version of SAML than 2.0.");
  }
}

/**
 * Checks that the ID of a message can be stored and sent back. The longest that is known has 49 characters.
 *
 * @throws {@link SamlError} `id-too-long`.
 */
export function checkId(message: ReadElement): void {
  if (idOf(message).length > 256) {
    throw new SamlError("id-too-long", "The ID of the message has more than 256 characters.");
  }
}

/** The ID of a message, which the schema demands. */
export function idOf(message: ReadElement): string {
  return collapsedAttribute(message, "ID") ?? "";
}

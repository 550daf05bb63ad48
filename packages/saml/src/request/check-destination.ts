import { SamlError } from "../errors.js";
import { collapsedAttribute } from "../xml/read-element.js";
import type { ReadMessage } from "./read-message.js";

/**
 * Checks that a message was meant for the endpoint that took it: a signed one must say so, and none may say otherwise.
 *
 * @param endpoint - URL of the endpoint as our metadata has it, not as a Host header would have it.
 * @throws {@link SamlError} `destination-missing`, `destination-mismatch`.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-bindings-2.0-os.pdf | SAML Bindings §3.4.5.2, §3.5.5.2}
 */
export function checkDestination({ element, signature }: ReadMessage, endpoint: string): void {
  const destination = collapsedAttribute(element, "Destination");
  if (destination === undefined && signature === "verified") {
    throw new SamlError("destination-missing", "The message is signed, but does not say for whom.");
  }
  if (destination !== undefined && destination !== endpoint) {
    throw new SamlError("destination-mismatch", "The message is meant for another endpoint.");
  }
}

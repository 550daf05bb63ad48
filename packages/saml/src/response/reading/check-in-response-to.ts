import { SamlError } from "../../errors.js";
import { collapsedAttribute } from "../../xml/read-element.js";
import type { ReadElement } from "../../xml/unverified-element.js";
import type { ExpectedResponse } from "../expected-response.js";

/**
 * Checks that a Response, or the confirmation of a subject, answers the very request that was sent, or none if none was.
 *
 * @throws {@link SamlError} `in-response-to-mismatch`, `in-response-to-unexpected`.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-profiles-2.0-os.pdf | SAML Profiles §4.1.4.2, §4.1.5}
 */
export function checkInResponseTo(element: ReadElement, expected: ExpectedResponse["inResponseTo"]): void {
  const inResponseTo = collapsedAttribute(element, "InResponseTo");
  if (expected === "unsolicited") {
    if (inResponseTo === undefined) return;
    throw new SamlError("in-response-to-unexpected", "The Response answers a request, and none was sent.");
  }
  if (inResponseTo !== expected.id) {
    throw new SamlError("in-response-to-mismatch", "The Response answers another request than was sent, or none.");
  }
}

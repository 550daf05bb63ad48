import { bearer } from "../../assertion/confirmation-method.js";
import { SamlError } from "../../errors.js";
import { clockSkew, type MessageAge } from "../../request/check-issue-instant.js";
import { parseDateTime } from "../../xml/date-time.js";
import { saml } from "../../xml/namespaces.js";
import { child, children, collapsedAttribute } from "../../xml/read-element.js";
import type { ReadElement } from "../../xml/unverified-element.js";

/**
 * Checks that whoever brings the Assertion may be taken for its subject: that one confirmation by bearer passes.
 *
 * Confirmations by other methods confirm others. Of several that do not pass the first one says why. Address is not looked
 * at: what stands between browser and service provider changes it.
 *
 * @param check - throws unless the SubjectConfirmationData is as it has to be.
 * @throws {@link SamlError} `bearer-confirmation-missing`, and what `check` throws.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-profiles-2.0-os.pdf | SAML Profiles §4.1.4.2, §4.1.4.3}
 */
export function checkSubjectConfirmation(assertion: ReadElement, check: (data: ReadElement) => void): void {
  const [first, ...others] = bearerData(assertion);
  if (first === undefined) {
    throw new SamlError("bearer-confirmation-missing", "The subject has no confirmation by bearer.");
  }
  for (const data of others) {
    try {
      check(data);
      return;
    } catch (error) {
      if (!(error instanceof SamlError)) throw error;
    }
  }
  check(first);
}

function bearerData(assertion: ReadElement): ReadElement[] {
  const subject = child(assertion, saml.uri, "Subject");
  const found: ReadElement[] = [];
  for (const confirmation of subject === undefined ? [] : children(subject, saml.uri, "SubjectConfirmation")) {
    if (collapsedAttribute(confirmation, "Method") !== bearer) continue;
    found.push(...children(confirmation, saml.uri, "SubjectConfirmationData"));
  }
  return found;
}

/**
 * Checks that the bearer was sent to us.
 *
 * @throws {@link SamlError} `recipient-mismatch`.
 */
export function checkRecipient(data: ReadElement, assertionConsumerService: string): void {
  if (collapsedAttribute(data, "Recipient") !== assertionConsumerService) {
    throw new SamlError("recipient-mismatch", "The Assertion is to be delivered to another endpoint.");
  }
}

/**
 * Checks that the time for delivery has an end and no beginning.
 *
 * @throws {@link SamlError} `bearer-confirmation-period`.
 */
export function checkDeliveryPeriod(data: ReadElement): void {
  const isBounded = collapsedAttribute(data, "NotOnOrAfter") !== undefined;
  if (!isBounded || collapsedAttribute(data, "NotBefore") !== undefined) {
    throw new SamlError("bearer-confirmation-period", "The time for delivery has no end, or a beginning.");
  }
}

/**
 * Checks that the time for delivery has not passed.
 *
 * @throws {@link SamlError} `assertion-expired`.
 */
export function checkDelivery(data: ReadElement, clock: MessageAge): void {
  const end = parseDateTime(collapsedAttribute(data, "NotOnOrAfter") ?? "").getTime() + clockSkew(clock);
  // Written so that an invalid date or number refuses.
  if (!(clock.now.getTime() < end)) throw new SamlError("assertion-expired", "The Assertion was delivered too late.");
}

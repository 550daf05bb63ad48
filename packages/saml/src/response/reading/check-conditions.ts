import { SamlError } from "../../errors.js";
import { clockSkew, type MessageAge } from "../../request/check-issue-instant.js";
import { instantAttribute } from "../../xml/instant-attribute.js";
import { saml } from "../../xml/namespaces.js";
import { child, children, collapsedText } from "../../xml/read-element.js";
import type { ReadElement } from "../../xml/unverified-element.js";

/**
 * Checks that the conditions are those of the standard: a period that does not end before it begins, and OneTimeUse and
 * ProxyRestriction once at most. The schema has refused conditions that are not known.
 *
 * @throws {@link SamlError} `conditions-contradictory`, `condition-repeated`.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML Core §2.5.1.2, §2.5.1.5, §2.5.1.6}
 */
export function checkConditionsForm(assertion: ReadElement): void {
  const conditions = child(assertion, saml.uri, "Conditions");
  if (conditions === undefined) return;
  const { notBefore, notOnOrAfter } = readPeriod(conditions);
  if (notBefore !== undefined && notOnOrAfter !== undefined && notBefore >= notOnOrAfter) {
    throw new SamlError("conditions-contradictory", "The conditions of the Assertion end before they begin.");
  }
  for (const name of ["OneTimeUse", "ProxyRestriction"]) {
    if (children(conditions, saml.uri, name).length > 1) {
      throw new SamlError("condition-repeated", `The Assertion has several ${name} conditions.`);
    }
  }
}

/**
 * Checks that the Assertion holds now.
 *
 * @throws {@link SamlError} `assertion-not-yet-valid`, `assertion-expired`.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML Core §2.5.1.2}
 */
export function checkConditionsPeriod(assertion: ReadElement, clock: MessageAge): void {
  const conditions = child(assertion, saml.uri, "Conditions");
  if (conditions === undefined) return;
  const { notBefore, notOnOrAfter } = readPeriod(conditions);
  const now = clock.now.getTime();
  // Written so that an invalid date or number refuses.
  if (notBefore !== undefined && !(notBefore.getTime() <= now + clockSkew(clock))) {
    throw new SamlError("assertion-not-yet-valid", "The Assertion does not hold yet.");
  }
  if (notOnOrAfter !== undefined && !(now - clockSkew(clock) < notOnOrAfter.getTime())) {
    throw new SamlError("assertion-expired", "The Assertion does not hold any more.");
  }
}

/**
 * Checks that the Assertion was made for us: there is an AudienceRestriction, and each of them names us.
 *
 * @param audience - our entity ID.
 * @throws {@link SamlError} `audience-mismatch`.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML Core §2.5.1.4}
 */
export function checkAudience(assertion: ReadElement, audience: string): void {
  const conditions = child(assertion, saml.uri, "Conditions");
  const restrictions = conditions === undefined ? [] : children(conditions, saml.uri, "AudienceRestriction");
  const namesUs = (restriction: ReadElement): boolean =>
    children(restriction, saml.uri, "Audience").some((it) => collapsedText(it) === audience);
  if (restrictions.length === 0 || !restrictions.every(namesUs)) {
    throw new SamlError("audience-mismatch", "The Assertion was not made for this service provider.");
  }
}

interface Period {
  readonly notBefore: Date | undefined;
  readonly notOnOrAfter: Date | undefined;
}

function readPeriod(conditions: ReadElement): Period {
  return {
    notBefore: instantAttribute(conditions, "NotBefore"),
    notOnOrAfter: instantAttribute(conditions, "NotOnOrAfter"),
  };
}

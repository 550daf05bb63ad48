import { SamlError } from "../errors.js";
import { checkId, checkVersion } from "../request/check-version.js";
import { checkIssuer } from "../request/find-issuer.js";
import { checkAudience, checkConditionsForm, checkConditionsPeriod } from "../response/reading/check-conditions.js";
import { checkInResponseTo } from "../response/reading/check-in-response-to.js";
import {
  checkDelivery,
  checkDeliveryPeriod,
  checkRecipient,
  checkSubjectConfirmation,
} from "../response/reading/check-subject-confirmation.js";
import { readAttributes } from "../response/reading/read-attributes.js";
import { checkSession, readAuthnStatements } from "../response/reading/read-authn-statements.js";
import { checkNameIdOwner, readSubject } from "../response/reading/read-subject.js";
import { saml } from "../xml/namespaces.js";
import { child, collapsedAttribute } from "../xml/read-element.js";
import type { ReadElement } from "../xml/unverified-element.js";
import { checkNotInFuture } from "./check-not-in-future.test.fixture.js";
import type { Acceptance, Circumstances } from "./judgement.test.fixture.js";

/** Where an Assertion was found, and so what its SubjectConfirmation has to say. */
export interface AssertionPlace {
  /** Whether somebody has to be confirmed by bearer: in a Response always, of an Assertion alone only if asked for. */
  readonly confirmation: "bearer" | "any";
  /** Of the Response around it. */
  readonly inResponseTo?: string | undefined;
}

/**
 * Judges what an Assertion says, as far as the case says what to expect.
 *
 * @throws {@link SamlError} the codes of {@link verifyResponse} that are about Assertions.
 */
export async function judgeAssertion(
  assertion: ReadElement,
  place: AssertionPlace,
  circumstances: Circumstances,
): Promise<Acceptance> {
  const { params, clock } = circumstances;
  checkVersion(assertion);
  checkId(assertion);
  if (params.issuer !== undefined) checkIssuer(assertion, { entityId: params.issuer });
  checkConditionsForm(assertion);
  if (clock !== undefined) {
    checkNotInFuture(assertion, clock);
    checkConditionsPeriod(assertion, clock);
  }
  if (params.audience !== undefined) checkAudience(assertion, params.audience);
  if (place.confirmation === "bearer" || params.acs !== undefined) {
    checkSubjectConfirmation(assertion, (data) => {
      judgeConfirmation(data, place, circumstances);
    });
  }
  judgeSession(assertion, circumstances);
  return judgeSubject(assertion, circumstances);
}

function judgeConfirmation(
  data: ReadElement,
  { inResponseTo }: AssertionPlace,
  { params, clock }: Circumstances,
): void {
  if (clock !== undefined) checkDeliveryPeriod(data);
  if (params.acs !== undefined) checkRecipient(data, params.acs);
  if (params.inResponseTo !== undefined) checkInResponseTo(data, { id: params.inResponseTo });
  else checkSameRequest(data, inResponseTo);
  if (clock !== undefined) checkDelivery(data, clock);
}

/** Whatever was asked: Response and Assertion cannot answer two requests. */
function checkSameRequest(data: ReadElement, inResponseTo: string | undefined): void {
  const confirmed = collapsedAttribute(data, "InResponseTo");
  if (confirmed !== undefined && inResponseTo !== undefined && confirmed !== inResponseTo) {
    throw new SamlError("in-response-to-mismatch", "Response and Assertion answer different requests.");
  }
}

function judgeSession(assertion: ReadElement, { clock }: Circumstances): void {
  if (clock === undefined || child(assertion, saml.uri, "AuthnStatement") === undefined) return;
  for (const statement of readAuthnStatements(assertion)) checkSession(statement, clock);
}

async function judgeSubject(assertion: ReadElement, circumstances: Circumstances): Promise<Acceptance> {
  const nameId = await readSubject(assertion, circumstances);
  const { audience } = circumstances.params;
  if (audience !== undefined) checkNameIdOwner(nameId, { audience });
  await readAttributes(assertion, circumstances);
  return nameId === undefined ? {} : { nameID: nameId.value };
}

import { SamlError } from "../errors.js";
import { checkExpectation } from "../expectation.js";
import { joinSha1Uses, type Sha1Use } from "../signature/signature-policy.js";
import { readStatus } from "../status/read-status.js";
import { statusCode } from "../status/status-code.js";
import { collapsedAttribute } from "../xml/read-element.js";
import { readLogoutMessage, type ExpectedLogoutMessage, type LogoutMessage } from "./read-logout-message.js";

declare const verified: unique symbol;

/** What a participant says became of its session. Only {@link verifyLogoutResponse} makes one. */
export interface VerifiedLogoutResponse extends Sha1Use {
  readonly [verified]: true;
  /** Entity ID of the service provider. */
  readonly issuer: string;
  /** For {@link recordLogout}: a partial logout counts as failed. */
  readonly outcome: "logged-out" | "failed";
  /** As it came back. Only signed if the response came in a query. */
  readonly relayState?: string;
}

/** What a LogoutResponse is held against. */
export interface ExpectedLogoutResponse extends ExpectedLogoutMessage {
  /** Entity ID of the participant that was asked. */
  readonly issuer: string;
  /** ID of the LogoutRequest that it was sent. Take it from the store, so that it is answered once. */
  readonly inResponseTo: string;
}

/**
 * Verifies a LogoutResponse, which is always signed.
 *
 * @throws {@link SamlError} as {@link verifyLogoutRequest} up to `issue-instant-in-future`; then `issuer-mismatch`,
 * `in-response-to-mismatch`. TypeError for an expectation that is empty, or no text.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-profiles-2.0-os.pdf | SAML Profiles §4.4.4.2}
 */
export async function verifyLogoutResponse(
  message: LogoutMessage,
  expected: ExpectedLogoutResponse,
): Promise<VerifiedLogoutResponse> {
  checkExpectation(expected.issuer, "issuer");
  checkExpectation(expected.inResponseTo, "inResponseTo");
  const read = await readLogoutMessage(message, "LogoutResponse", expected);
  const { element, serviceProvider } = read;
  if (serviceProvider.entityId !== expected.issuer) {
    throw new SamlError("issuer-mismatch", "The answer comes from another than was asked.");
  }
  if (collapsedAttribute(element, "InResponseTo") !== expected.inResponseTo) {
    throw new SamlError("in-response-to-mismatch", "The answer belongs to another request.");
  }
  const { code, subcode } = readStatus(element);
  const relayState = "relayState" in message ? message.relayState : undefined;
  return {
    issuer: serviceProvider.entityId,
    outcome: code === statusCode.success && subcode !== statusCode.partialLogout ? "logged-out" : "failed",
    ...(relayState !== undefined && { relayState }),
    ...joinSha1Uses(read),
  } as VerifiedLogoutResponse;
}

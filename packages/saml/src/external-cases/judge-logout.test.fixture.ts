import { SamlError } from "../errors.js";
import { readNameId } from "../name-id/read-name-id.js";
import { checkIssueInstant, clockSkew, type MessageAge } from "../request/check-issue-instant.js";
import { checkInResponseTo } from "../response/reading/check-in-response-to.js";
import { checkStatus } from "../response/reading/check-status.js";
import { openEncrypted } from "../response/reading/open-encrypted.js";
import { readUnsigned } from "../signature/read-unsigned.js";
import { parseDateTime } from "../xml/date-time.js";
import { saml } from "../xml/namespaces.js";
import { child, collapsedAttribute } from "../xml/read-element.js";
import type { ReadElement, UnverifiedElement } from "../xml/unverified-element.js";
import { checkNotInFuture } from "./check-not-in-future.test.fixture.js";
import { judgeRequest } from "./judge-request.test.fixture.js";
import type { Acceptance, Circumstances } from "./judgement.test.fixture.js";
import type { ReceivedMessage } from "./received-message.test.fixture.js";

/**
 * Judges a LogoutRequest.
 *
 * @throws {@link SamlError} the codes of {@link judgeRequest}, `issue-instant-too-old`, `issue-instant-in-future`,
 * `logout-request-expired`, `name-id-missing`, and the codes of {@link openEncrypted}.
 */
export async function judgeLogoutRequest(
  unverified: UnverifiedElement,
  received: ReceivedMessage,
  circumstances: Circumstances,
): Promise<Acceptance> {
  const { element } = judgeRequest(unverified, received, circumstances);
  if (circumstances.clock !== undefined) checkLifetime(element, circumstances.clock);
  return { nameID: await readName(element, circumstances) };
}

/**
 * Judges a LogoutResponse. That a session did not end is no acceptance, even where it is said in good form.
 *
 * @throws {@link SamlError} the codes of {@link judgeRequest}, `issue-instant-too-old`, `issue-instant-in-future`,
 * `in-response-to-mismatch`, `status-not-success`.
 */
export function judgeLogoutResponse(
  unverified: UnverifiedElement,
  received: ReceivedMessage,
  circumstances: Circumstances,
): Acceptance {
  const { params, clock } = circumstances;
  const { element } = judgeRequest(unverified, received, circumstances);
  if (clock !== undefined) checkIssueInstant(element, clock);
  if (params.inResponseTo !== undefined) checkInResponseTo(element, { id: params.inResponseTo });
  checkStatus(element);
  return {};
}

/** A request that says itself until when it holds may be older than others. */
function checkLifetime(request: ReadElement, clock: MessageAge): void {
  const notOnOrAfter = collapsedAttribute(request, "NotOnOrAfter");
  if (notOnOrAfter === undefined) {
    checkIssueInstant(request, clock);
    return;
  }
  checkNotInFuture(request, clock);
  if (!(clock.now.getTime() < parseDateTime(notOnOrAfter).getTime() + clockSkew(clock))) {
    throw new SamlError("logout-request-expired", "The LogoutRequest has expired.");
  }
}

async function readName(request: ReadElement, circumstances: Circumstances): Promise<string> {
  const encrypted = child(request, saml.uri, "EncryptedID");
  const plain = child(request, saml.uri, "NameID");
  const nameId =
    encrypted === undefined ? plain : readUnsigned(await openEncrypted(encrypted, "NameID", circumstances));
  const value = nameId === undefined ? "" : readNameId(nameId).value;
  if (value.trim() === "") throw new SamlError("name-id-missing", "The request names nobody by a NameID.");
  return value;
}

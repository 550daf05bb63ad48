import type { Decrypter } from "../encryption/decrypter.js";
import { SamlError } from "../errors.js";
import type { NameId } from "../name-id/name-id.js";
import { readNameId } from "../name-id/read-name-id.js";
import { clockSkew } from "../request/check-issue-instant.js";
import { idOf } from "../request/check-version.js";
import type { OneTimeStore } from "../request/one-time-store.js";
import { takeMessageId } from "../request/take-message-id.js";
import { openEncrypted } from "../response/reading/open-encrypted.js";
import { readCovered } from "../signature/read-covered.js";
import { joinSha1Uses, type Sha1Use } from "../signature/signature-policy.js";
import { instantAttribute } from "../xml/instant-attribute.js";
import { saml, samlp } from "../xml/namespaces.js";
import { attribute, child, children, text } from "../xml/read-element.js";
import type { ReadElement } from "../xml/unverified-element.js";
import { readLogoutMessage, type ExpectedLogoutMessage, type LogoutMessage } from "./read-logout-message.js";

declare const verified: unique symbol;

/** What a service provider asked for, and signed. Only {@link verifyLogoutRequest} makes one. */
export interface VerifiedLogoutRequest extends Sha1Use {
  readonly [verified]: true;
  /** ID of the request, for the answer. */
  readonly inResponseTo: string;
  /** Entity ID of the service provider. */
  readonly issuer: string;
  /** Whose session is to end: decrypted, if it was hidden. */
  readonly nameId: NameId;
  /** Empty: all sessions of the name that the service provider was told of. */
  readonly sessionIndexes: readonly string[];
  /** Why: see {@link logoutReason}. */
  readonly reason?: string;
  /** To be sent back byte for byte. Only signed if the request came in a query. */
  readonly relayState?: string;
}

/** What a LogoutRequest is held against. */
export interface ExpectedLogoutRequest extends ExpectedLogoutMessage {
  /** Remembers the IDs of requests. */
  readonly usedIds: OneTimeStore;
  /** Our keys for an EncryptedID, the newest first. Absent: none is taken. */
  readonly decrypters?: readonly [Decrypter, ...Decrypter[]];
}

/**
 * Verifies a LogoutRequest, which is always signed. Whether it ends anything, {@link decideLogout} says.
 *
 * @throws {@link SamlError} at the first check that fails, in this order: `soap-…`, `message-not-deflated`,
 * `message-too-large`, `xml-…`, `schema-…`, `message-unexpected`; `issuer-missing`, `entity-id-too-long`,
 * `service-provider-unknown`; `signature-…`, `verification-key-missing`, `reference-not-to-parent`,
 * `canonicalization-not-allowed`, `transform-not-allowed`, `digest-…`; `version-unsupported`, `id-too-long`,
 * `issuer-mismatch`, `issuer-not-entity`, `destination-missing`, `destination-mismatch`, `issue-instant-too-old`,
 * `issue-instant-in-future`; `logout-request-expired`; `name-id-missing`, `decryption-key-missing`, `decryption-failed`;
 * `message-replayed`. And what the roles reject with. TypeError for an endpoint that is empty, or no text.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-profiles-2.0-os.pdf | SAML Profiles §4.4.4.1}
 */
export async function verifyLogoutRequest(
  message: LogoutMessage,
  expected: ExpectedLogoutRequest,
): Promise<VerifiedLogoutRequest> {
  const read = await readLogoutMessage(message, "LogoutRequest", expected);
  const { element, serviceProvider, expiresAt } = read;
  checkNotExpired(element, expected); //                              [SAMLCore] §3.7.1
  const nameId = await openNameId(element, expected.decrypters); //   [SAMLCore] §3.7.1
  // Last, so that only a request that is otherwise in order uses its ID up.
  await takeMessageId(element, serviceProvider.entityId, expiresAt, expected.usedIds);

  const reason = attribute(element, "Reason");
  const relayState = "relayState" in message ? message.relayState : undefined;
  const request: Omit<VerifiedLogoutRequest, typeof verified> = {
    inResponseTo: idOf(element),
    issuer: serviceProvider.entityId,
    nameId,
    sessionIndexes: children(element, samlp.uri, "SessionIndex").map(text),
    ...(reason !== undefined && { reason }),
    ...(relayState !== undefined && { relayState }),
    ...joinSha1Uses(read),
  };
  return request as VerifiedLogoutRequest;
}

function checkNotExpired(request: ReadElement, expected: ExpectedLogoutRequest): void {
  const notOnOrAfter = instantAttribute(request, "NotOnOrAfter");
  if (notOnOrAfter === undefined) return;
  // Written so that an invalid date or number refuses.
  if (!(expected.now.getTime() < notOnOrAfter.getTime() + clockSkew(expected))) {
    throw new SamlError("logout-request-expired", "The LogoutRequest has expired.");
  }
}

/** A NameID, plain or encrypted; a BaseID is of a type that nobody here knows. */
async function openNameId(request: ReadElement, decrypters: ExpectedLogoutRequest["decrypters"]): Promise<NameId> {
  const plain = child(request, saml.uri, "NameID");
  if (plain !== undefined) return readNameId(plain);
  const encrypted = child(request, saml.uri, "EncryptedID");
  if (encrypted === undefined) throw missing();
  // The signature of the request covers what is encrypted, so the name needs none of its own.
  return readNameId(
    readCovered(await openEncrypted(encrypted, "NameID", decrypters === undefined ? {} : { decrypters })),
  );
}

function missing(): SamlError {
  return new SamlError("name-id-missing", "The request names nobody by a NameID.");
}

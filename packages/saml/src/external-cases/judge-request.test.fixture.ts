import { SamlError } from "../errors.js";
import { checkDestination } from "../request/check-destination.js";
import { checkId, checkVersion } from "../request/check-version.js";
import { checkIssuer } from "../request/find-issuer.js";
import type { ReadMessage } from "../request/read-message.js";
import { readUnsigned } from "../signature/read-unsigned.js";
import { saml } from "../xml/namespaces.js";
import { child, text } from "../xml/read-element.js";
import type { ReadElement, UnverifiedElement } from "../xml/unverified-element.js";
import type { Circumstances } from "./judgement.test.fixture.js";
import type { KnownServiceProvider, KnownServiceProviders } from "./known-service-provider.test.fixture.js";
import { openMessage, type SignatureDemand } from "./open-message.test.fixture.js";
import type { ReceivedMessage } from "./received-message.test.fixture.js";

/** A message that a service provider or an identity provider sends by itself, and whose it is, if the case knows. */
export interface OpenedRequest extends ReadMessage {
  readonly sender: KnownServiceProvider | undefined;
}

/**
 * Judges what AuthnRequest, LogoutRequest and LogoutResponse have in common: signature, version, ID, Issuer, Destination.
 *
 * @throws {@link SamlError} `service-provider-unknown`; the codes of {@link openMessage}; `version-unsupported`,
 * `id-too-long`, `issuer-missing`, `issuer-mismatch`, `issuer-not-entity`, `destination-missing`, `destination-mismatch`.
 */
export function judgeRequest(
  unverified: UnverifiedElement,
  received: ReceivedMessage,
  circumstances: Circumstances,
): OpenedRequest {
  const { params, serviceProviders } = circumstances;
  const sender = serviceProviders && findSender(readUnsigned(unverified), serviceProviders);
  const read = openMessage(unverified, received, signatureDemand(circumstances, sender));
  checkVersion(read.element);
  checkId(read.element);
  const entityId = params.issuer ?? sender?.entityId;
  if (entityId === undefined) claimedIssuer(read.element);
  else checkIssuer(read.element, { entityId });
  if (params.destination !== undefined) checkDestination(read, params.destination);
  return { ...read, sender };
}

function findSender(message: ReadElement, serviceProviders: KnownServiceProviders): KnownServiceProvider {
  const sender = serviceProviders(claimedIssuer(message));
  if (sender !== undefined) return sender;
  throw new SamlError("service-provider-unknown", "The message comes from nobody whose metadata is known.");
}

/** All three profiles demand an Issuer ([SAMLProf] §4.1.4.1, §4.4.4). */
function claimedIssuer(message: ReadElement): string {
  const issuer = child(message, saml.uri, "Issuer");
  const claimed = issuer === undefined ? "" : text(issuer);
  if (claimed.trim() === "") throw new SamlError("issuer-missing", "The message has no Issuer.");
  return claimed;
}

function signatureDemand(
  { params, signingKeys, ...policy }: Circumstances,
  sender: KnownServiceProvider | undefined,
): SignatureDemand {
  const published = sender?.signingKeys ?? [];
  const keys = signingKeys ?? (published.length > 0 ? published : undefined);
  const isRequired = params.spRequiresSignature ?? (signingKeys !== undefined || sender?.authnRequestsSigned === true);
  return { ...policy, ...(keys !== undefined && { signingKeys: keys }), isRequired };
}

import { SamlError } from "../errors.js";
import { checkExpectation } from "../expectation.js";
import { binding } from "../metadata/binding.js";
import { checkDestination } from "../request/check-destination.js";
import { checkIssueInstant, type MessageAge } from "../request/check-issue-instant.js";
import { checkId, checkVersion } from "../request/check-version.js";
import { checkIssuer, findIssuer } from "../request/find-issuer.js";
import { parseMessage, type ReceivedMessage } from "../request/parse-message.js";
import { readMessage, type ReadMessage } from "../request/read-message.js";
import type { RegisteredServiceProvider, ServiceProviders } from "../request/service-providers.js";
import { checkSchema } from "../schema/check-schema.js";
import { unwrapSoap, type SoapMessage } from "../soap/soap.js";
import { samlp } from "../xml/namespaces.js";
import { collapsedAttribute, expandedName } from "../xml/read-element.js";
import { isElement, type ReadElement, type UnverifiedElement } from "../xml/unverified-element.js";

/** A message about a logout, as a browser brought it or a server sent it. */
export type LogoutMessage = ReceivedMessage | SoapMessage;

/** What each message about a logout is held against. */
export interface ExpectedLogoutMessage extends MessageAge {
  /** URL of the endpoint that took the message, as our metadata has it. Not looked at for an answer over SOAP. */
  readonly endpoint: string;
  /** Finds whoever sent the message. */
  readonly serviceProviders: ServiceProviders;
}

/** A message about a logout that its sender signed. */
export interface ReadLogoutMessage extends ReadMessage {
  readonly serviceProvider: RegisteredServiceProvider;
  /** From when on it would be too old. */
  readonly expiresAt: Date;
}

/**
 * Checks what LogoutRequest and LogoutResponse have in common, in the order of the standard. Both are always signed,
 * whatever was granted to the service provider: a forged one would end sessions, or claim that they have ended.
 *
 * @throws {@link SamlError} as {@link verifyLogoutRequest} lists them.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-profiles-2.0-os.pdf | SAML Profiles §4.4.4}
 */
export async function readLogoutMessage(
  message: LogoutMessage,
  localName: "LogoutRequest" | "LogoutResponse",
  expected: ExpectedLogoutMessage,
): Promise<ReadLogoutMessage> {
  const unverified = parseLogoutMessage(message, localName);
  const serviceProvider = await findIssuer(unverified, expected.serviceProviders);
  const read = readMessage(message, unverified, serviceProvider, "signature-required", expected.now);

  checkVersion(read.element); //                                  [SAMLCore] §3.2.1, §3.2.2
  checkId(read.element);
  checkIssuer(read.element, serviceProvider); //                  [SAMLProf] §4.4.4
  if (isDestinationCompared(message, read.element)) {
    checkExpectation(expected.endpoint, "endpoint");
    checkDestination(read, expected.endpoint); //                 [SAMLBind] §3.4.5.2, §3.5.5.2
  }
  const expiresAt = checkIssueInstant(read.element, expected); // [SAMLCore] §3.2.1
  return { ...read, serviceProvider, expiresAt };
}

function parseLogoutMessage(message: LogoutMessage, localName: "LogoutRequest" | "LogoutResponse"): UnverifiedElement {
  if (message.binding !== binding.soap) {
    return parseMessage(message, localName === "LogoutRequest" ? "SAMLRequest" : "SAMLResponse", localName);
  }
  const unverified = unwrapSoap(message.body);
  checkSchema(unverified);
  if (!isElement(unverified, samlp.uri, localName)) {
    throw new SamlError("message-unexpected", `The message is no ${localName}.`);
  }
  return unverified;
}

/**
 * Over SOAP nobody in between could have led the message elsewhere, so a request need not name its destination; and an answer
 * comes back over the very connection on which was asked, at no endpoint of ours that it could name.
 */
function isDestinationCompared({ binding: received }: LogoutMessage, element: ReadElement): boolean {
  if (received !== binding.soap) return true;
  const isRequest = expandedName(element).localName === "LogoutRequest";
  return isRequest && collapsedAttribute(element, "Destination") !== undefined;
}

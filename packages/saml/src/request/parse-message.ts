import { SamlError } from "../errors.js";
import type { PostMessage } from "../http-post/decode-post-binding.js";
import { inflateMessage } from "../http-redirect/inflate-message.js";
import type { MessageParameter } from "../http-redirect/message-parameter.js";
import type { RedirectMessage } from "../http-redirect/parse-redirect-query.js";
import { binding } from "../metadata/binding.js";
import { checkSchema } from "../schema/check-schema.js";
import { messageLimits, type XmlLimits } from "../xml/limits.js";
import { samlp } from "../xml/namespaces.js";
import { parseXml } from "../xml/parse-xml.js";
import { isElement, type UnverifiedElement } from "../xml/unverified-element.js";

/** A message that a browser brought. */
export type ReceivedMessage = PostMessage | RedirectMessage;

/**
 * Reads the document of a message that a browser brought: inflates it if need be, and holds it against the schema.
 *
 * @param parameter - under which name this message has to come.
 * @param localName - which element of the protocol it has to be.
 * @param limits - how large its document may be.
 * @throws {@link SamlError} `message-not-deflated`, `message-too-large`, the codes of {@link parseXml} and
 * {@link checkSchema}, `message-unexpected`.
 */
export function parseMessage(
  message: ReceivedMessage,
  parameter: MessageParameter,
  localName: string,
  limits: XmlLimits = messageLimits,
): UnverifiedElement {
  const octets = message.binding === binding.httpPost ? message.octets : inflateMessage(message.deflated);
  const element = parseXml(octets, { limits });
  checkSchema(element);
  if (message.parameter !== parameter || !isElement(element, samlp.uri, localName)) {
    throw new SamlError("message-unexpected", `The message is no ${localName}, or came as the other parameter.`);
  }
  return element;
}

import type { UnverifiedMessage } from "../sign-in/message.js";
import { onlyChild } from "../xml/element.js";
import { parseXml } from "../xml/parse-xml.js";

/** A message as it came, without the checks that `readMessage` makes before its signature is looked at. */
export function receivedMessage(text: string): UnverifiedMessage {
  const response = parseXml(text);
  const assertion = onlyChild(response, "saml:Assertion");
  if (!assertion) throw new TypeError("there is no Assertion");
  return { text, response, assertion };
}

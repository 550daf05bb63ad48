import { checkPresent } from "../required.js";
import { element, type XmlElement } from "../xml/element.js";
import { samlp } from "../xml/namespaces.js";
import type { SecondLevelStatusCode, statusCode, TopLevelStatusCode } from "./status-code.js";

/**
 * What became of a request.
 *
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML Core §3.2.2.1}
 */
export interface Status {
  /** The first level: see {@link statusCode}. */
  readonly code: TopLevelStatusCode;
  /** The second level, which {@link statusFor} knows with its first. */
  readonly subcode?: SecondLevelStatusCode;
  /** For the people who run the service provider: neither text of the request nor anything about the user. */
  readonly message?: string;
}

/** What became of a request that was not fulfilled. */
export interface ErrorStatus extends Status {
  /** The first level: anything but Success. */
  readonly code: Exclude<TopLevelStatusCode, typeof statusCode.success>;
}

/** `<samlp:Status>` ([SAMLCore] §3.2.2.1). */
export function status({ code, subcode, message }: Status): XmlElement {
  const subcodes = subcode === undefined ? [] : [statusCodeElement(subcode, [])];
  const messages = message === undefined ? [] : [element(samlp, "StatusMessage", {}, [message])];
  return element(samlp, "Status", {}, [statusCodeElement(code, subcodes), ...messages]);
}

/**
 * Refuses a message that says nothing.
 *
 * @throws {@link SamlError} `value-missing`.
 */
export function checkStatus({ message }: Status): void {
  if (message !== undefined) checkPresent(message, "status.message");
}

/** `<samlp:StatusCode>` ([SAMLCore] §3.2.2.2): the second level stands inside of the first. */
function statusCodeElement(value: string, children: readonly XmlElement[]): XmlElement {
  return element(samlp, "StatusCode", { Value: value }, children);
}

import { SamlError } from "../errors.js";
import type { binding } from "../metadata/binding.js";
import { insertAfter } from "../xml/insert-after.js";
import { parseXml } from "../xml/parse-xml.js";
import { isElement, unverifiedContent, type UnverifiedElement } from "../xml/unverified-element.js";

/** A message that came in the body of an HTTP request or answer, from server to server. Nothing about it is verified. */
export interface SoapMessage {
  /** How it came. */
  readonly binding: typeof binding.soap;
  /** The envelope: UTF-8. */
  readonly body: string | Uint8Array;
}

/**
 * Puts a message into a SOAP 1.1 envelope, for the body of an HTTP request or answer of type `text/xml`.
 *
 * @param xml - the message in exclusive canonical form: within the envelope it stays what it was, so its signature holds.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-bindings-2.0-os.pdf | SAML Bindings §3.2.2}
 */
export function wrapSoap(xml: string): string {
  return insertAfter("<soap:Body>", emptyEnvelope, xml);
}

/**
 * Takes the one message out of a SOAP 1.1 envelope.
 *
 * @param body - the octets of the HTTP body, UTF-8.
 * @throws {@link SamlError} the codes of the strict reader, `xml-*`; `soap-malformed`; `soap-header` for header blocks, as
 * none is understood; `soap-fault` if the other side says that it failed.
 * @see {@link https://www.w3.org/TR/2000/NOTE-SOAP-20000508/ | SOAP 1.1 §4}
 */
export function unwrapSoap(body: string | Uint8Array): UnverifiedElement {
  const message = onlyChild(findBody(parseXml(body)));
  if (isElement(message, soap, "Fault"))
    throw new SamlError("soap-fault", "The other side answered with a SOAP fault.");
  return message;
}

/** `<soap:Header>` may stand before the body; a block in it could ask for a processing that nobody here knows (§4.2.3). */
function findBody(envelope: UnverifiedElement): UnverifiedElement {
  if (!isElement(envelope, soap, "Envelope")) throw malformed();
  const [first, ...others] = unverifiedContent(envelope) ?? [];
  if (first === undefined) throw malformed();
  if (!isElement(first, soap, "Header")) return asBody(first, others);
  if (unverifiedContent(first)?.length !== 0)
    throw new SamlError("soap-header", "The SOAP envelope has header blocks.");
  return asBody(others[0] ?? first, others.slice(1));
}

function asBody(element: UnverifiedElement, others: readonly UnverifiedElement[]): UnverifiedElement {
  if (!isElement(element, soap, "Body") || others.length > 0) throw malformed();
  return element;
}

function onlyChild(body: UnverifiedElement): UnverifiedElement {
  const [message, ...others] = unverifiedContent(body) ?? [];
  if (message === undefined || others.length > 0) throw malformed();
  return message;
}

function malformed(): SamlError {
  return new SamlError("soap-malformed", "The body is not a SOAP 1.1 envelope around one message.");
}

const soap = "http://schemas.xmlsoap.org/soap/envelope/";
const emptyEnvelope = `<soap:Envelope xmlns:soap="${soap}"><soap:Body></soap:Body></soap:Envelope>`;

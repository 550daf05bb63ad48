import { SamlError } from "../errors.js";
import { inflateMessage } from "../http-redirect/inflate-message.js";
import { messageParameter, type MessageParameter } from "../http-redirect/message-parameter.js";
import {
  decodeFormValue,
  isSamlParameter,
  parameterRepeated,
  samlParameters,
  type SamlParameter,
} from "../http-redirect/saml-parameters.js";
import { binding } from "../metadata/binding.js";
import { decodeBase64 } from "../xml/decode-base64.js";

/** A message that came in a form. Nothing about it is verified. */
export interface PostMessage {
  /** How it came. */
  readonly binding: typeof binding.httpPost;
  /** Under which name it came. */
  readonly parameter: MessageParameter;
  /** The document. */
  readonly octets: Uint8Array;
  /** To be given back byte for byte. No signature covers it: a stranger may have changed it. */
  readonly relayState?: string;
}

/** What is taken of forms beyond the standard. */
export interface PostBindingOptions {
  /**
   * Takes messages that were deflated as for a query: node-saml and ruby-saml send them unless told otherwise, against
   * [SAMLBind] §3.5.4.
   */
  readonly allowDeflated?: boolean;
}

/**
 * Reads the form of the HTTP-POST binding.
 *
 * @param form - the raw body (application/x-www-form-urlencoded), or its entries in order with none lost: an object that
 * some framework made of them has dropped or joined what occurred twice.
 * @throws {@link SamlError} `message-too-large`, `query-malformed`, `parameter-repeated`, `message-missing`,
 * `signature-misplaced`, `message-not-base64`, `message-deflated`, `message-not-deflated`.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-bindings-2.0-os.pdf | SAML Bindings §3.5.4}
 */
export function decodePostBinding(
  form: string | Iterable<readonly [string, string]>,
  options: PostBindingOptions = {},
): PostMessage {
  const values = typeof form === "string" ? decodeForm(form) : collectEntries(form);
  const parameter = messageParameter(values);
  checkNotSimplySigned(values);
  const relayState = values.get("RelayState");
  return {
    binding: binding.httpPost,
    parameter,
    octets: decodeMessage(values.get(parameter) ?? "", options),
    ...(relayState !== undefined && { relayState }),
  };
}

/** The SimpleSign binding puts a signature beside the message. What is not verified must not look as if it were. */
function checkNotSimplySigned(values: ReadonlyMap<SamlParameter, string>): void {
  if (values.has("Signature") || values.has("SigAlg")) {
    throw new SamlError("signature-misplaced", "The form holds a signature of its own, beside the message.");
  }
}

function decodeForm(body: string): ReadonlyMap<SamlParameter, string> {
  const raw = samlParameters(body, longestForm);
  return new Map([...raw].map(([name, value]) => [name, decodeFormValue(value)]));
}

function collectEntries(entries: Iterable<readonly [string, string]>): ReadonlyMap<SamlParameter, string> {
  const values = new Map<SamlParameter, string>();
  for (const [name, value] of entries) {
    if (!isSamlParameter(name)) continue;
    // A framework that parses brackets or repetitions hands over objects and lists.
    if (values.has(name) || typeof (value as unknown) !== "string") throw parameterRepeated();
    values.set(name, value);
  }
  return values;
}

function decodeMessage(text: string, { allowDeflated = false }: PostBindingOptions): Uint8Array {
  if (text.length > longestForm) throw new SamlError("message-too-large", "The message in the form is too long.");
  // Line breaks are those of MIME. A space was a `+` that nobody encoded, so it stands for something that was lost.
  const octets = text.includes(" ") ? undefined : decodeBase64(text);
  if (octets === undefined) throw new SamlError("message-not-base64", "The message in the form is not base64.");
  if (looksLikeXml(octets)) return octets;
  if (allowDeflated) return inflateMessage(octets);
  throw new SamlError(
    "message-deflated",
    "The message in the form is not XML: it seems to be deflated, which belongs to the HTTP-Redirect binding.",
  );
}

/** A document begins with a tag, white space or a byte order mark: everything else did not even try. */
function looksLikeXml([first = 0]: Uint8Array): boolean {
  return [0x3c, 0x20, 0x09, 0x0a, 0x0d, 0xef].includes(first);
}

/** In characters: base64 of the largest document that is read, each `+` and `/` of it percent-encoded. */
const longestForm = 4_194_304;

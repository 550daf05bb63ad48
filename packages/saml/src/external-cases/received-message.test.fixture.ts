import { decodePostBinding } from "../http-post/decode-post-binding.js";
import { inflateMessage } from "../http-redirect/inflate-message.js";
import type { MessageParameter } from "../http-redirect/message-parameter.js";
import { parseRedirectQuery, type RedirectMessage } from "../http-redirect/parse-redirect-query.js";
import { SamlError } from "../errors.js";
import { decodeBase64 } from "../xml/decode-base64.js";
import { decodeUtf8 } from "../xml/decode-utf8.js";
import type { CaseForm } from "./external-case.test.fixture.js";
import { readJsonForm } from "./json-form.test.fixture.js";

/** The document that a file holds, out of its wrapping. Nothing about it is verified. */
export interface ReceivedMessage {
  readonly octets: Uint8Array;
  /** Under which name it came, if it had one. */
  readonly parameter?: MessageParameter;
  /** The query that it came in, with whatever signs it. */
  readonly query?: RedirectMessage;
}

/**
 * Takes the document out of what a file holds.
 *
 * White space and a byte order mark around anything but XML are those of editors, and go.
 *
 * @throws {@link SamlError} the codes of {@link parseRedirectQuery}, {@link decodePostBinding} and {@link inflateMessage};
 * {@link CaseProblem} `json-malformed`.
 */
export function receiveMessage(octets: Uint8Array, form: CaseForm): ReceivedMessage {
  switch (form) {
    case "xml":
      return { octets };
    case "b64":
      return { octets: fromBase64(textOf(octets)) };
    case "b64-deflate":
      return { octets: inflateMessage(fromBase64(textOf(octets))) };
    case "query":
      return receiveQuery(textOf(octets));
    case "text":
      return receiveText(textOf(octets));
    case "json": {
      const content = readJsonForm(textOf(octets));
      return "entries" in content ? receiveEntries(content.entries) : receiveText(content.text);
    }
  }
}

/** Text says itself what it is: XML, a URL or query, a form, or base64 of a document that may be deflated. */
function receiveText(text: string): ReceivedMessage {
  if (text.startsWith("<")) return { octets: new TextEncoder().encode(text) };
  if (/^(?:https?:|\?)/i.test(text) || /(?:^|&)SigAlg=/.test(text)) return receiveQuery(text);
  if (/(?:^|&)SAML(?:Request|Response)=/.test(text)) return receiveBody(text);
  const octets = fromBase64(text);
  return { octets: looksLikeXml(octets) ? octets : inflateMessage(octets) };
}

/** A body of the HTTP-POST binding or a query without a signature: whether the message is deflated tells them apart. */
function receiveBody(body: string): ReceivedMessage {
  try {
    return decodePostBinding(body);
  } catch (error) {
    if (error instanceof SamlError && error.code === "message-deflated") return receiveQuery(body);
    throw error;
  }
}

function receiveEntries(entries: readonly (readonly [string, string])[]): ReceivedMessage {
  const names = entries.map(([name]) => name);
  const body = entries.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
  return names.includes("SigAlg") || names.includes("Signature") ? receiveQuery(body) : receiveBody(body);
}

/** A raw query, also at the end of its URL. */
function receiveQuery(text: string): ReceivedMessage {
  const query = parseRedirectQuery(text.replace(/^(?:https?:[^?]*)?\?/i, ""));
  return { octets: inflateMessage(query.deflated), parameter: query.parameter, query };
}

function fromBase64(text: string): Uint8Array {
  const octets = decodeBase64(text);
  if (octets === undefined) throw new SamlError("message-not-base64", "The file is not base64.");
  return octets;
}

function looksLikeXml([first = 0]: Uint8Array): boolean {
  return [0x3c, 0x20, 0x09, 0x0a, 0x0d, 0xef].includes(first);
}

function textOf(octets: Uint8Array): string {
  return decodeUtf8(octets)
    .replace(/^\uFEFF/, "")
    .trim();
}

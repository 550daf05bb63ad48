import { SamlError } from "../errors.js";
import { binding } from "../metadata/binding.js";
import { encodeBase64 } from "../xml/base64.js";
import { messageParameter, type MessageParameter } from "./message-parameter.js";
import { decodeFormValue, decodePercent, samlParameters, type SamlParameter } from "./saml-parameters.js";

/** A message that came in the query of a URL. Nothing about it is verified, and it has not been inflated yet. */
export interface RedirectMessage {
  /** How it came. */
  readonly binding: typeof binding.httpRedirect;
  /** Under which name it came. */
  readonly parameter: MessageParameter;
  /** The message as DEFLATE left it. */
  readonly deflated: Uint8Array;
  /** To be given back byte for byte; a stranger's text unless the query is signed. */
  readonly relayState?: string;
  /** The same before it was decoded. */
  readonly rawRelayState?: string;
  /** Absent: the query is not signed, so that anybody may have written it. */
  readonly signature?: RedirectSignature;
}

/** The signature of a query ([SAMLBind] §3.4.4.1). */
export interface RedirectSignature {
  /** `SigAlg`: the URI of an algorithm. */
  readonly algorithm: string;
  /** What the signer made, decoded from base64: for ECDSA `r || s`. */
  readonly value: Uint8Array;
  /** What was signed: the parameters in the order of the standard, each with its value as it was sent. */
  readonly octets: Uint8Array;
}

/**
 * Takes the query of the HTTP-Redirect binding apart.
 *
 * Other parameters are ignored, and the order is free. What a signature covers is put together from the values as they
 * were sent, as no two senders encode alike.
 *
 * @param rawQuery - what follows the `?` in the request line, not decoded and not encoded again by anybody on the way: an
 * API gateway that only hands over decoded parameters cannot be used with signed queries.
 * @throws {@link SamlError} `message-too-large`, `query-malformed`, `parameter-repeated`, `message-missing`,
 * `saml-encoding-unsupported`, `message-not-base64`, `signature-malformed`.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-bindings-2.0-os.pdf | SAML Bindings §3.4.4}
 */
export function parseRedirectQuery(rawQuery: string): RedirectMessage {
  const parameters = samlParameters(rawQuery, longestQuery);
  const parameter = messageParameter(parameters);
  checkEncoding(parameters.get("SAMLEncoding"));
  const deflated = decodeBase64Parameter(parameters.get(parameter) ?? "");
  if (deflated === undefined) throw new SamlError("message-not-base64", "The message in the query is not base64.");

  const rawRelayState = parameters.get("RelayState");
  const relayState = rawRelayState === undefined ? {} : { relayState: decodeFormValue(rawRelayState), rawRelayState };
  const signature = readSignature(parameters, parameter);
  return {
    binding: binding.httpRedirect,
    parameter,
    deflated,
    ...relayState,
    ...(signature !== undefined && { signature }),
  };
}

/** DEFLATE is the default and the only one that the standard knows ([SAMLBind] §3.4.4). */
function checkEncoding(raw: string | undefined): void {
  if (raw !== undefined && decodePercent(raw) !== "urn:oasis:names:tc:SAML:2.0:bindings:URL-Encoding:DEFLATE") {
    throw new SamlError("saml-encoding-unsupported", "SAMLEncoding is not DEFLATE.");
  }
}

/** Half a signature is a broken one: it must not pass for none. */
function readSignature(
  parameters: ReadonlyMap<SamlParameter, string>,
  parameter: MessageParameter,
): RedirectSignature | undefined {
  const sigAlg = parameters.get("SigAlg");
  const signature = parameters.get("Signature");
  if (sigAlg === undefined && signature === undefined) return undefined;

  const value = decodeBase64Parameter(signature ?? "");
  if (sigAlg === undefined || value === undefined || value.length === 0) {
    throw new SamlError("signature-malformed", "The query has only half of a signature, or one that is not base64.");
  }
  return { algorithm: decodePercent(sigAlg), value, octets: signedOctets(parameters, parameter) };
}

/** An empty RelayState is covered like any other; one that is absent does not occur ([SAMLBind] §3.4.4.1). */
function signedOctets(parameters: ReadonlyMap<SamlParameter, string>, parameter: MessageParameter): Uint8Array {
  const signed: readonly SamlParameter[] = [parameter, "RelayState", "SigAlg"];
  const present = signed.filter((name) => parameters.has(name));
  return new TextEncoder().encode(present.map((name) => `${name}=${parameters.get(name) ?? ""}`).join("&"));
}

/**
 * There is one way to write octets, without white space ([SAMLBind] §3.4.4.1). A bare `+` stands for itself: base64 has no
 * space that it could mean.
 */
function decodeBase64Parameter(raw: string): Uint8Array | undefined {
  const text = decodePercent(raw);
  const octets = new Uint8Array(Buffer.from(text, "base64"));
  return encodeBase64(octets) === text ? octets : undefined;
}

/** In characters. Many servers stop at 8 192. */
const longestQuery = 131_072;

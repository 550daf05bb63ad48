import { deflateRawSync } from "node:zlib";

import { parseEndpoint } from "../endpoint.js";
import { SamlError } from "../errors.js";
import { signatureMethods } from "../signature/signature-algorithms.js";
import type { Signer } from "../signature/signer.js";
import { encodeBase64 } from "../xml/base64.js";
import { samlParameters } from "./saml-parameters.js";

/**
 * What a signed query carries: the document of a request or of an answer, without a signature of its own
 * ([SAMLBind] §3.4.4.1), and the RelayState, which is echoed byte for byte and signed along.
 */
export type RedirectFields = ({ readonly SAMLRequest: string } | { readonly SAMLResponse: string }) & {
  /** Absent: the query has none. */
  readonly relayState?: string;
};

/**
 * Builds the URL that carries a message to a service provider, signed.
 *
 * Not for Responses with assertions: [SAMLProf] §4.1.2 forbids that, and they would end up in logs.
 *
 * @param endpoint - URL of the service; a query that it already has is kept.
 * @throws {@link SamlError} `endpoint-not-allowed`, `query-malformed` for the query of the endpoint,
 * `relay-state-not-allowed`; and what the signer rejects with.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-bindings-2.0-os.pdf | SAML Bindings §3.4.4.1}
 */
export async function buildRedirectUrl(endpoint: string, fields: RedirectFields, signer: Signer): Promise<string> {
  checkEndpoint(endpoint);
  const signed = [
    "SAMLRequest" in fields
      ? `SAMLRequest=${encodeMessage(fields.SAMLRequest)}`
      : `SAMLResponse=${encodeMessage(fields.SAMLResponse)}`,
    ...(fields.relayState === undefined ? [] : [`RelayState=${encodeRelayState(fields.relayState)}`]),
    `SigAlg=${encodeURIComponent(signatureMethods[signer.algorithm].uri)}`,
  ].join("&");
  const signature = encodeBase64(await signer.sign(new TextEncoder().encode(signed)));
  return `${endpoint}${separator(endpoint)}${signed}&Signature=${encodeURIComponent(signature)}`;
}

/** A parameter of SAML in the metadata's URL would come twice, and a fragment would swallow the query. */
function checkEndpoint(endpoint: string): void {
  const { search, hash } = parseEndpoint(endpoint, "endpoint");
  if (hash !== "" || endpoint.endsWith("#") || samlParameters(search.slice(1), Infinity).size > 0) {
    throw new SamlError("endpoint-not-allowed", "The endpoint has a fragment, or a parameter of SAML in its query.");
  }
}

function encodeMessage(xml: string): string {
  return encodeURIComponent(encodeBase64(deflateRawSync(new TextEncoder().encode(xml))));
}

function encodeRelayState(relayState: string): string {
  if (/\p{Cs}/u.test(relayState)) {
    throw new SamlError("relay-state-not-allowed", "relayState holds half a character.");
  }
  return encodeURIComponent(relayState);
}

function separator(endpoint: string): string {
  if (!endpoint.includes("?")) return "?";
  return /[?&]$/.test(endpoint) ? "" : "&";
}

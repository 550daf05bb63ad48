import { afterIssuer, signEnveloped } from "../signature/sign-enveloped.js";
import type { Signer } from "../signature/signer.js";
import { checkStatus, type ErrorStatus } from "../status/status.js";
import { canonicalXml } from "../xml/canonical-xml.js";
import { checkEnvelope } from "./check-envelope.js";
import { responseElement } from "./response.js";

/**
 * A Response that says why there is no Assertion.
 *
 * Only for a request that was verified, and to an address of the service provider's metadata: answering whatever address a
 * stranger sent makes an open redirect. For such a request show a page of your own.
 *
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-profiles-2.0-os.pdf | SAML Profiles §4.1.4.2}
 */
export interface ErrorResponse {
  /** ID of the Response: an ASCII NCName, for instance `_` and 128 random bits in hex ([SAMLCore] §1.3.4). */
  readonly id: string;
  /** ID of the AuthnRequest that is answered. */
  readonly inResponseTo?: string;
  /** When it is issued. */
  readonly issueInstant: Date;
  /** Entity ID of the identity provider. */
  readonly issuer: string;
  /** URL of the AssertionConsumerService. */
  readonly destination: string;
  /** What became of the request: one of {@link statusFor}, or a first level of {@link statusCode} alone. */
  readonly status: ErrorStatus;
}

/**
 * Writes and signs a Response that says why there is no Assertion.
 *
 * @returns the document in exclusive canonical form, for {@link encodePostBinding}.
 * @throws {@link SamlError} `value-missing`, `character-not-allowed`, `id-not-ncname`, `instant-invalid`,
 * `endpoint-not-allowed`, `entity-id-too-long`; and what the signer rejects with.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML Core §3.3.3}
 */
export async function signErrorResponse(response: ErrorResponse, signer: Signer): Promise<string> {
  const xml = buildErrorResponse(response);
  return signEnveloped({ id: response.id, xml, signatureAt: afterIssuer(xml) }, signer);
}

/**
 * Writes a Response that says why there is no Assertion, without a signature: anybody could have written it.
 *
 * For a service provider that wants it so; it grants nothing.
 *
 * @returns as {@link signErrorResponse}.
 * @throws {@link SamlError} as {@link signErrorResponse}.
 */
export function buildErrorResponse(response: ErrorResponse): string {
  checkEnvelope(response);
  checkStatus(response.status);
  return canonicalXml(responseElement(response, response.status));
}

import { assertion } from "../assertion/assertion.js";
import { signEnveloped } from "../signature/sign-enveloped.js";
import type { Signer } from "../signature/signer.js";
import { canonicalXml } from "../xml/canonical-xml.js";
import { insertAfter } from "../xml/insert-after.js";
import { successResponse } from "./response.js";
import { checkUnsolicitedResponse, type UnsolicitedResponse } from "./unsolicited-response.js";

/**
 * Writes an unsolicited Response with one signed Assertion; the Response itself is not signed.
 *
 * The document is in exclusive canonical form, so that a service provider digests the very characters that were signed.
 * Does not decide whether the user may sign in, and does not ask whether the service provider exists.
 *
 * @returns the document, for {@link encodePostBinding}.
 * @throws {@link SamlError} `value-missing`, `character-not-allowed`, `id-not-ncname`, `id-repeated`, `instant-invalid`,
 * `instants-out-of-order`, `endpoint-not-allowed`, `entity-id-too-long`; and what the signer rejects with.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-profiles-2.0-os.pdf | SAML Profiles §4.1.4.2, §4.1.5}
 */
export async function signUnsolicitedResponse(
  response: UnsolicitedResponse,
  signer: Signer,
  options: { readonly crypto?: Crypto } = {},
): Promise<string> {
  checkUnsolicitedResponse(response);
  const envelope = canonicalXml(successResponse(response));
  const element = assertion({
    id: response.assertionId,
    issueInstant: response.issueInstant,
    issuer: response.issuer,
    nameId: response.nameId,
    confirmation: { recipient: response.destination, notOnOrAfter: response.notOnOrAfter },
    conditions: response,
    authnStatement: response,
    attributes: response.attributes,
  });
  const signed = await signEnveloped(
    { id: response.assertionId, element },
    signer,
    options.crypto ?? globalThis.crypto,
  );
  return insertAfter("</samlp:Status>", envelope, signed);
}

import type { EncryptionRecipient } from "../encryption/encryption-recipient.js";
import { afterIssuer, signEnveloped } from "../signature/sign-enveloped.js";
import type { Signer } from "../signature/signer.js";
import { serializeLogoutRequest, type LogoutRequest } from "./logout-request.js";
import { serializeLogoutResponse, type LogoutResponse } from "./logout-response.js";

/**
 * Writes and signs a LogoutRequest, for the HTTP-POST and SOAP bindings. There is no unsigned one: whoever could forge it
 * could end anybody's session ([SAMLProf] §4.4.4.1).
 *
 * @returns the document in exclusive canonical form, for {@link encodePostBinding} or {@link wrapSoap}.
 * @throws {@link SamlError} as {@link serializeLogoutRequest}; and what the signer rejects with.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-profiles-2.0-os.pdf | SAML Profiles §4.4}
 */
export async function signLogoutRequest(
  request: LogoutRequest,
  signer: Signer,
  options: { readonly encryptNameIdFor?: EncryptionRecipient } = {},
): Promise<string> {
  const xml = serializeLogoutRequest(request, options.encryptNameIdFor);
  return signEnveloped({ id: request.id, xml, signatureAt: afterIssuer(xml) }, signer);
}

/**
 * Writes and signs a LogoutResponse, for the HTTP-POST and SOAP bindings.
 *
 * @returns as {@link signLogoutRequest}.
 * @throws {@link SamlError} as {@link serializeLogoutResponse}; and what the signer rejects with.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-profiles-2.0-os.pdf | SAML Profiles §4.4.4.2}
 */
export async function signLogoutResponse(response: LogoutResponse, signer: Signer): Promise<string> {
  const xml = serializeLogoutResponse(response);
  return signEnveloped({ id: response.id, xml, signatureAt: afterIssuer(xml) }, signer);
}

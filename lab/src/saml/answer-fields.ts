import { encodePostBinding } from "@idpkit/saml";

import { sentFields } from "./authn-request.js";
import type { SentAuthnRequest } from "./provider.js";

/** The form fields that carry a Response, with the RelayState of the request that it answers. */
export function answerFields(response: string, request?: SentAuthnRequest): Readonly<Record<string, string>> {
  const relayState = request && sentFields(request)["RelayState"];
  return { SAMLResponse: encodePostBinding(response), ...(relayState !== undefined && { RelayState: relayState }) };
}

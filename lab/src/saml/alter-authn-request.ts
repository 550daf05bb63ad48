import { readAuthnRequest } from "./authn-request.js";
import type { SentAuthnRequest } from "./provider.js";
import { replaceOnce } from "./responses/alter.js";

/** Alters what is signed: the RelayState in a query, the address for the answer in a form. */
export function alterAuthnRequest(request: SentAuthnRequest): SentAuthnRequest {
  if (request.binding === "redirect") {
    return { ...request, query: replaceOnce(request.query, "&RelayState=", "&RelayState=x") };
  }
  const document = replaceOnce(readAuthnRequest(request), 'ServiceURL="http://127', 'ServiceURL="http://128');
  return { ...request, fields: { ...request.fields, SAMLRequest: Buffer.from(document).toString("base64") } };
}

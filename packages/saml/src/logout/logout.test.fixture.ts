import { decodePostBinding, type PostMessage } from "../http-post/decode-post-binding.js";
import { encodePostBinding } from "../http-post/encode-post-binding.js";
import { buildRedirectUrl } from "../http-redirect/build-redirect-url.js";
import type { MessageParameter } from "../http-redirect/message-parameter.js";
import { parseRedirectQuery, type RedirectMessage } from "../http-redirect/parse-redirect-query.js";
import { binding } from "../metadata/binding.js";
import type { RegisteredServiceProvider, ServiceProviders } from "../request/service-providers.js";
import { createVerificationKey } from "../signature/verification-key.js";
import type { Signer } from "../signature/signer.js";
import { wrapSoap, type SoapMessage } from "../soap/soap.js";
import { sampleLogoutRequest } from "../testing/sample-logout.test.fixture.js";
import type { Identity } from "../testing/identity.test.fixture.js";

export const endpoint = sampleLogoutRequest.destination;

/** The service provider of the samples, with the key of this identity. */
export function serviceProviderOf(identity: Identity): RegisteredServiceProvider {
  return {
    entityId: sampleLogoutRequest.issuer,
    assertionConsumerServices: [{ binding: binding.httpPost, location: "https://sp.example.com/acs", index: 0 }],
    singleLogoutServices: [{ binding: binding.httpRedirect, location: "https://sp.example.com/logout" }],
    signingKeys: [createVerificationKey(identity.certificate)],
    encryptionKeys: [],
    nameIdFormats: [],
    authnRequestsSigned: false,
    wantAssertionsSigned: true,
    attributeConsumingServices: [],
  };
}

/** Knows these and nobody else. */
export function knowing(...known: readonly RegisteredServiceProvider[]): ServiceProviders {
  return { find: (entityId) => Promise.resolve(known.find((it) => it.entityId === entityId)) };
}

/** A message in a form. */
export function inForm(parameter: MessageParameter, xml: string): PostMessage {
  return decodePostBinding([[parameter, encodePostBinding(xml)]]);
}

/** A message in a signed query. */
export async function inQuery(parameter: MessageParameter, xml: string, signer: Signer): Promise<RedirectMessage> {
  const fields = parameter === "SAMLRequest" ? { SAMLRequest: xml } : { SAMLResponse: xml };
  return parseRedirectQuery(
    new URL(await buildRedirectUrl(endpoint, { ...fields, relayState: "t" }, signer)).search.slice(1),
  );
}

/** A message in an envelope. */
export function inEnvelope(xml: string): SoapMessage {
  return { binding: binding.soap, body: wrapSoap(xml) };
}

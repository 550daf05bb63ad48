import {
  authnContextClass,
  decodePostBinding,
  nameIdFormat,
  parseRedirectQuery,
  verifyAuthnRequest,
  verifyServiceProviderMetadata,
  type ServiceProvider,
  type VerifiedAuthnRequest,
} from "@idpkit/saml";

import type { RunningProvider, SentAuthnRequest } from "./provider.js";
import type { Occasion } from "./responses/respond.js";

/**
 * Takes an AuthnRequest as an identity provider does that knows its sender from the sender's own metadata.
 *
 * Everything is as strict as it comes, but for plain http on the loopback host, where these service providers are, and
 * for their metadata, which they neither sign nor limit.
 */
export async function takeAuthnRequest(
  request: SentAuthnRequest,
  { identityProvider, serviceProvider }: Occasion,
): Promise<VerifiedAuthnRequest> {
  const known = await readServiceProvider(serviceProvider);
  const message =
    request.binding === "post" ? decodePostBinding(Object.entries(request.fields)) : parseRedirectQuery(request.query);
  return verifyAuthnRequest(message, {
    entityId: identityProvider.entityId,
    endpoint: identityProvider.singleSignOnService,
    serviceProviders: { find: (claimed) => Promise.resolve(claimed === known.entityId ? known : undefined) },
    usedIds: { take: () => Promise.resolve(true) },
    nameIdFormats: [nameIdFormat.emailAddress, nameIdFormat.transient],
    authnContextClassRefs: [authnContextClass.passwordProtectedTransport],
    now: new Date(),
    insecureAllowLoopbackHttp: true,
  });
}

/** Reads a service provider's own metadata. */
export async function readServiceProvider(running: RunningProvider): Promise<ServiceProvider> {
  const metadata = new TextEncoder().encode(await running.readMetadata());
  const { entityId } = running;
  const limits = { now: new Date(), insecureAllowLoopbackHttp: true, insecureAllowUnlimitedValidity: true };
  return verifyServiceProviderMetadata(metadata, { insecureUnsigned: true }, { entityId, ...limits }).serviceProvider;
}

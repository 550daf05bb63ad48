import { binding, nameIdFormat, serializeIdentityProviderMetadata } from "@idpkit/saml";

import type { Parts } from "../parts.js";

/**
 * The metadata for AWS IAM's SAML provider.
 *
 * [SAMLMeta] §2.4.3 wants a single sign-on service, so it names the launch address. Nobody sends a request there: AWS
 * takes unsolicited responses only.
 */
export function buildMetadata({ settings, roles }: Parts): string {
  return serializeIdentityProviderMetadata({
    entityId: settings.entityId,
    signingCertificates: [roles.signer.certificate],
    singleSignOnServices: [{ binding: binding.httpRedirect, location: settings.userAccessUrl }],
    nameIdFormats: [nameIdFormat.persistent],
  });
}

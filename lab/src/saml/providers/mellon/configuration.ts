import type { Federation } from "../../federation.js";
import type { Identity } from "../../identity.js";

/** The metadata from which mellon learns who it is. */
export function serviceProviderMetadata(entityId: string, endpoint: string, { certificate }: Identity): string {
  const md = "urn:oasis:names:tc:SAML:2.0:metadata";
  const ds = "http://www.w3.org/2000/09/xmldsig#";
  return `<md:EntityDescriptor xmlns:md="${md}" xmlns:ds="${ds}" entityID="${entityId}">
  <md:SPSSODescriptor AuthnRequestsSigned="true" WantAssertionsSigned="true"
      protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <md:KeyDescriptor><ds:KeyInfo><ds:X509Data>
      <ds:X509Certificate>${Buffer.from(certificate).toString("base64")}</ds:X509Certificate>
    </ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
    <md:AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${endpoint}"
      index="0" isDefault="true"/>
  </md:SPSSODescriptor>
</md:EntityDescriptor>
`;
}

/** The directives of mod_auth_mellon. Whoever is logged in is named in the header of the protected page. */
export function apacheDirectives(folder: string, module: string, federation: Federation): string {
  const { identityProviders, publisher, serviceProvider } = federation;
  const metadata = Object.values(identityProviders).map(
    ({ metadataFile }) => `  MellonIdPMetadataFile ${metadataFile} ${publisher.certificateFile}`,
  );
  return `LoadModule auth_mellon_module ${module}
<Location />
  MellonEnable info
  MellonEndpointPath /mellon
  MellonSPMetadataFile ${folder}/sp.xml
  MellonSPPrivateKeyFile ${serviceProvider.privateKeyFile}
  MellonSPCertFile ${serviceProvider.certificateFile}
${metadata.join("\n")}
  MellonSecureCookie Off
  MellonSignatureMethod rsa-sha256
</Location>
<Location /secret>
  MellonEnable auth
  AuthType Mellon
  Require valid-user
  Header always set X-NameID "%{MELLON_NAME_ID}e"
</Location>`;
}

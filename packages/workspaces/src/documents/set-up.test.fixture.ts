import type { WorkspacesSetUp } from "./workspaces-documents.js";

/** Metadata of one certificate, with all that is hard to quote in it. */
export const metadata = metadataOf(1);

/** A set-up without certificates, with text that is hard to quote where text is free. */
export const passwordSetUp: WorkspacesSetUp = {
  accountId: "111122223333",
  region: "eu-central-1",
  provider: { name: "IDP", metadata: new TextEncoder().encode(metadata) },
  role: {
    name: "WorkSpaces",
    recipients: ["https://signin.aws.amazon.com/saml", "https://eu-central-1.signin.aws.amazon.com/saml"],
    sessionDurationSeconds: 8 * 3600,
  },
  directory: {
    id: "d-926722edaf",
    userAccessUrl: "https://idp.example.com/launch?a='%{b}'&c=${d}",
    relayStateParameterName: "RelayState",
  },
};

/** The same with certificate-based authentication. */
export const setUp: WorkspacesSetUp = {
  ...passwordSetUp,
  certificateAuthority: {
    subject: {
      CommonName: 'O\'Brien "&" \\Sons ${x}',
      Organization: "Example",
      OrganizationalUnit: "Desktops",
      Country: "IE",
    },
    crl: { bucket: "crl.example.com", customCname: "crl.example.com" },
  },
};

/** Metadata with so many keys for signing, and one for encryption. */
export function metadataOf(keys: number, entities = 1): string {
  const key = (use: string) =>
    `<KeyDescriptor${use}><X509Certificate>${"MIIC".repeat(250)}</X509Certificate></KeyDescriptor>`;
  const entity = `<md:EntityDescriptor entityID="https://idp.example.com/\${a}%{b}">
<!-- <EntityDescriptor> \\ 'quoted' --><IDPSSODescriptor>${key(" use = 'encryption'")}`;
  const descriptor = (inside: string) => `${entity}${inside}</IDPSSODescriptor></md:EntityDescriptor>\r\n`;
  return `<?xml version="1.0"?>\n${descriptor(key(' use="signing"').repeat(keys))}${descriptor("").repeat(entities - 1)}`;
}

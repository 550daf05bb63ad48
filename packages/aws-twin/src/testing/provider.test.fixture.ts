import { createCertificateSigner, distinguishedName, signCertificate } from "@idpkit/x509";

/** An identity provider's key with its certificate and metadata, for tests. */
export interface TestProvider {
  readonly entityId: string;
  readonly privateKey: CryptoKey;
  /** For xml-crypto, which signs with PEM. */
  readonly privateKeyPem: string;
  readonly certificate: Uint8Array;
  readonly metadata: string;
}

/** Makes a key pair (RSA 2048 unless told otherwise), a self-signed certificate and a metadata document. */
export async function createTestProvider(
  entityId: string,
  algorithm: RsaHashedKeyGenParams | EcKeyGenParams | Algorithm = rsa2048,
): Promise<TestProvider> {
  const { privateKey, publicKey } = (await crypto.subtle.generateKey(algorithm, true, [
    "sign",
    "verify",
  ])) as CryptoKeyPair;
  const name = distinguishedName([["CN", "Test identity provider"]]);
  const certificate = await signCertificate(
    {
      serialNumber: Uint8Array.of(0x2b, 1),
      issuer: name,
      subject: name,
      notBefore: new Date("2026-01-01T00:00:00Z"),
      notAfter: new Date("2036-01-01T00:00:00Z"),
      subjectPublicKeyInfo: new Uint8Array(await crypto.subtle.exportKey("spki", publicKey)),
      extensions: [],
    },
    createCertificateSigner(privateKey),
  );
  const pkcs8 = base64(new Uint8Array(await crypto.subtle.exportKey("pkcs8", privateKey)));
  return {
    entityId,
    privateKey,
    privateKeyPem: `-----BEGIN PRIVATE KEY-----\n${pkcs8}\n-----END PRIVATE KEY-----\n`,
    certificate,
    metadata: metadataDocument(entityId, [certificate]),
  };
}

/** A metadata document with those certificates for signing. */
export function metadataDocument(entityId: string, certificates: readonly Uint8Array[]): string {
  const keys = certificates.map(
    (certificate) =>
      `<md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${base64(certificate)}` +
      "</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>",
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="${entityId}">
<md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
${keys.join("\n")}
<md:NameIDFormat>urn:oasis:names:tc:SAML:2.0:nameid-format:persistent</md:NameIDFormat>
<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.example.com/launch"/>
</md:IDPSSODescriptor></md:EntityDescriptor>`;
}

/** Standard base64 of bytes. */
export function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

const rsa2048: RsaHashedKeyGenParams = {
  name: "RSASSA-PKCS1-v1_5",
  modulusLength: 2048,
  publicExponent: Uint8Array.of(1, 0, 1),
  hash: "SHA-256",
};

import { generateKeyPairSync, type KeyObject } from "node:crypto";

import {
  createCertificateSigner,
  distinguishedName,
  signCertificate,
  toPem,
  type CertificateExtension,
} from "@idpkit/x509";

/** A key with its self-signed certificate. */
export interface TestKey {
  readonly privateKey: KeyObject;
  /** In DER. */
  readonly certificate: Uint8Array;
  readonly pem: string;
}

/** What a test certificate says. */
export interface TestCertificate {
  readonly commonName: string;
  readonly issuerName?: string;
  readonly notBefore?: string;
  readonly notAfter?: string;
  readonly extensions?: readonly CertificateExtension[];
}

/** Makes an RSA key of 2048 bits and a certificate that it signs itself. */
export async function createTestKey(fields: TestCertificate): Promise<TestKey> {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return { privateKey, ...(await certify({ privateKey, publicKey }, fields)) };
}

/** A certificate for a key, signed by it. */
export async function certify(
  { privateKey, publicKey }: { privateKey: KeyObject; publicKey: KeyObject },
  {
    commonName,
    issuerName = commonName,
    notBefore = "2026-01-01T00:00:00Z",
    notAfter = "2036-01-01T00:00:00Z",
    extensions = [],
  }: TestCertificate,
): Promise<Omit<TestKey, "privateKey">> {
  const certificate = await signCertificate(
    {
      serialNumber: Uint8Array.of(0x2b, 1),
      issuer: distinguishedName([["CN", issuerName]]),
      subject: distinguishedName([["CN", commonName]]),
      notBefore: new Date(notBefore),
      notAfter: new Date(notAfter),
      subjectPublicKeyInfo: new Uint8Array(publicKey.export({ type: "spki", format: "der" })),
      extensions,
    },
    createCertificateSigner(privateKey),
  );
  return { certificate, pem: toPem(certificate) };
}

/** The metadata document of an identity provider with those certificates. */
export function metadataOf(entityId: string, certificates: readonly Uint8Array[]): string {
  const keys = certificates.map(
    (certificate) =>
      `<md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${Buffer.from(certificate).toString("base64")}` +
      "</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>",
  );
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" ' +
    `xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="${entityId}">` +
    '<md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">' +
    keys.join("") +
    '<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://idp.example.com/sso"/>' +
    "</md:IDPSSODescriptor></md:EntityDescriptor>"
  );
}

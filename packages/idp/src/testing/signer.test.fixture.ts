import { createSigner, type Signer } from "@idpkit/saml";
import { createCertificateSigner, distinguishedName, signCertificate } from "@idpkit/x509";

/** An RSA signer with a self-signed certificate. */
export async function createTestSigner(): Promise<Signer> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(
    { name: "RSASSA-PKCS1-v1_5", modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1), hash: "SHA-256" },
    true,
    ["sign", "verify"],
  );
  const name = distinguishedName([["CN", "test"]]);
  const certificate = await signCertificate(
    {
      serialNumber: Uint8Array.of(1),
      issuer: name,
      subject: name,
      notBefore: new Date("2026-01-01T00:00:00Z"),
      notAfter: new Date("2036-01-01T00:00:00Z"),
      subjectPublicKeyInfo: new Uint8Array(await crypto.subtle.exportKey("spki", publicKey)),
      extensions: [],
    },
    createCertificateSigner(privateKey),
  );
  return createSigner(privateKey, certificate);
}

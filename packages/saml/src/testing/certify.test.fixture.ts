import type { KeyObject } from "node:crypto";

import { createCertificateSigner, distinguishedName, signCertificate } from "@idpkit/x509";

/** Makes a DER certificate for any public key, by an issuer that nobody knows: SAML does not ask who it is. */
export async function certify(publicKey: KeyObject): Promise<Uint8Array> {
  const issuer = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, false, ["sign", "verify"]);
  const fields = {
    serialNumber: new Uint8Array([1]),
    issuer: distinguishedName([["CN", "issuer"]]),
    subject: distinguishedName([["CN", "idp"]]),
    notBefore: new Date("2026-01-01T00:00:00Z"),
    notAfter: new Date("2036-01-01T00:00:00Z"),
    subjectPublicKeyInfo: new Uint8Array(publicKey.export({ type: "spki", format: "der" })),
    extensions: [],
  };
  return signCertificate(fields, createCertificateSigner(issuer.privateKey));
}

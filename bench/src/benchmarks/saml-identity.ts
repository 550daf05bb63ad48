import { createPrivateKey, generateKeyPairSync, webcrypto, type KeyObject } from "node:crypto";

import { issueSelfSignedCertificate } from "@idpkit/private-ca";
import { createCertificateSigner, toPem } from "@idpkit/x509";

/** An identity provider with a key of its own, in each form that somebody asks for. */
export interface SamlIdentity {
  readonly keyObject: KeyObject;
  readonly publicKey: KeyObject;
  readonly cryptoKey: CryptoKey;
  readonly certificate: Uint8Array;
  readonly pem: string;
}

/** An RSA-2048 identity, or one on P-256. */
export async function makeSamlIdentity(kind: "rsa" | "ec" = "rsa"): Promise<SamlIdentity> {
  const pair =
    kind === "rsa"
      ? generateKeyPairSync("rsa", { modulusLength: 2048 })
      : generateKeyPairSync("ec", { namedCurve: "P-256" });
  const algorithm =
    kind === "rsa" ? { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" } : { name: "ECDSA", namedCurve: "P-256" };
  const pkcs8 = pair.privateKey.export({ format: "der", type: "pkcs8" });
  const cryptoKey = await webcrypto.subtle.importKey("pkcs8", pkcs8, algorithm, false, ["sign"]);
  const certificate = await issueSelfSignedCertificate({
    commonName: "idp.example.com",
    publicKey: new Uint8Array(pair.publicKey.export({ format: "der", type: "spki" })),
    signer: createCertificateSigner(cryptoKey),
    now: new Date(),
    years: 1,
  });
  const keyObject = createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" });
  return { keyObject, publicKey: pair.publicKey, cryptoKey, certificate: certificate.der, pem: toPem(certificate.der) };
}

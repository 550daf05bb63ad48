import { readPublicKey, type Certificate } from "@idpkit/x509";

import type { CosePublicKey } from "../cose/public-key.js";
import { publicKeyJwk, type PublicKeyJwk } from "../cose/public-key-jwk.js";
import { WebAuthnError } from "../errors.js";
import { readingCertificate } from "./attestation-certificate.js";

/**
 * Makes sure that a statement is about the credential public key and not about another.
 *
 * @throws {@link WebAuthnError} `attestation-key-mismatch`.
 */
export function checkCredentialKey(publicKey: CosePublicKey, attested: PublicKeyJwk): void {
  const credential = publicKeyJwk(publicKey);
  if (credential === undefined || thumbprintInput(credential) !== thumbprintInput(attested)) {
    throw new WebAuthnError("attestation-key-mismatch", "The attestation is about another key than the credential's.");
  }
}

/** Reads the public key of a certificate. */
export function readCertificateKey(certificate: Certificate): PublicKeyJwk {
  return readingCertificate(() => readPublicKey(certificate).key.export({ format: "jwk" })) as PublicKeyJwk;
}

/** The members in the order of the alphabet, as [RFC7638] §3.3 has them. */
function thumbprintInput(members: PublicKeyJwk): string {
  return JSON.stringify(members, ["crv", "e", "kty", "n", "x", "y"]);
}

import { readPublicKey, type Certificate } from "@idpkit/x509";

import { encodeBase64url } from "../base64url.js";
import type { CosePublicKey } from "../cose/public-key.js";
import { WebAuthnError } from "../errors.js";
import { readingCertificate } from "./attestation-certificate.js";

/** The members of a JWK that say which public key it is ([RFC7638] §3.2); numbers and coordinates are base64url. */
export type PublicKeyMembers =
  | { readonly kty: "EC"; readonly crv: string; readonly x: string; readonly y: string }
  | { readonly kty: "OKP"; readonly crv: string; readonly x: string }
  | { readonly kty: "RSA"; readonly n: string; readonly e: string };

/**
 * Makes sure that a statement is about the credential public key and not about another.
 *
 * @throws {@link WebAuthnError} `attestation-key-mismatch`.
 */
export function checkCredentialKey(publicKey: CosePublicKey, attested: PublicKeyMembers): void {
  const credential = publicKeyMembers(publicKey);
  if (credential === undefined || thumbprintInput(credential) !== thumbprintInput(attested)) {
    throw new WebAuthnError("attestation-key-mismatch", "The attestation is about another key than the credential's.");
  }
}

/** Reads the public key of a certificate. */
export function readCertificateKey(certificate: Certificate): PublicKeyMembers {
  return readingCertificate(() => readPublicKey(certificate).key.export({ format: "jwk" })) as PublicKeyMembers;
}

/** A post-quantum key has none: neither certificates nor TPMs have such keys yet. */
function publicKeyMembers(publicKey: CosePublicKey): PublicKeyMembers | undefined {
  switch (publicKey.kty) {
    case "EC2": {
      const { crv, x, y } = publicKey;
      return { kty: "EC", crv, x: encodeBase64url(x), y: encodeBase64url(y) };
    }
    case "OKP":
      return { kty: "OKP", crv: publicKey.crv, x: encodeBase64url(publicKey.x) };
    case "RSA":
      return { kty: "RSA", n: encodeBase64url(publicKey.n), e: encodeBase64url(publicKey.e) };
    case "AKP":
      return undefined;
  }
}

/** The members in the order of the alphabet, as [RFC7638] §3.3 has them. */
function thumbprintInput(members: PublicKeyMembers): string {
  return JSON.stringify(members, ["crv", "e", "kty", "n", "x", "y"]);
}

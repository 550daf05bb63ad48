import { encodeBase64url } from "../base64url.js";
import type { CosePublicKey } from "./public-key.js";

/** The members of a JWK that say which public key it is ([RFC7638] §3.2); numbers and coordinates are base64url. */
export type PublicKeyJwk =
  | { readonly kty: "EC"; readonly crv: string; readonly x: string; readonly y: string }
  | { readonly kty: "OKP"; readonly crv: string; readonly x: string }
  | { readonly kty: "RSA"; readonly n: string; readonly e: string };

/** Writes a public key as a JWK. A post-quantum key has none that a runtime, a certificate or a TPM would know yet. */
export function publicKeyJwk(publicKey: CosePublicKey): PublicKeyJwk | undefined {
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

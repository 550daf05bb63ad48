import { parsePublicKeyKind, X509Error, type PublicKeyKind } from "@idpkit/x509";

import { PrivateCaError } from "./errors.js";

/** The SubjectPublicKeyInfo of a key that certificates are issued for: RSA of 2048 bits or more, P-256 or P-384. */
export async function exportPublicKey(publicKey: CryptoKey | Uint8Array, crypto: Crypto): Promise<Uint8Array> {
  const subjectPublicKeyInfo =
    publicKey instanceof Uint8Array ? publicKey : new Uint8Array(await crypto.subtle.exportKey("spki", publicKey));
  if (!isStrong(kindOf(subjectPublicKeyInfo))) {
    throw new PrivateCaError("public-key-unsupported", "the key is RSA below 2048 bits or on another curve");
  }
  return subjectPublicKeyInfo;
}

function kindOf(subjectPublicKeyInfo: Uint8Array): PublicKeyKind {
  try {
    return parsePublicKeyKind(subjectPublicKeyInfo);
  } catch (cause) {
    if (!(cause instanceof X509Error)) throw cause;
    throw new PrivateCaError("public-key-unsupported", "the key is malformed or neither RSA nor EC", { cause });
  }
}

function isStrong(kind: PublicKeyKind): boolean {
  return kind.type === "RSA" ? kind.modulusLength >= 2048 : kind.namedCurve !== "P-521";
}

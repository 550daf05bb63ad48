import { parsePublicKeyKind, X509Error, type PublicKeyKind } from "@idpkit/x509";

import { PrivateCaError } from "./errors.js";

/** The SubjectPublicKeyInfo of a key that certificates are issued for: RSA of 2048 to 8192 bits, P-256 or P-384. */
export async function exportPublicKey(publicKey: CryptoKey | Uint8Array, crypto: Crypto): Promise<Uint8Array> {
  const subjectPublicKeyInfo = new Uint8Array(
    publicKey instanceof Uint8Array ? publicKey : await crypto.subtle.exportKey("spki", publicKey),
  );
  const kind = kindOf(subjectPublicKeyInfo);
  if (!isAccepted(kind)) {
    throw new PrivateCaError("public-key-unsupported", "the key is RSA of another size or on another curve");
  }
  await checkImport(subjectPublicKeyInfo, kind, crypto);
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

function isAccepted(kind: PublicKeyKind): boolean {
  return kind.type === "RSA" ? kind.modulusLength >= 2048 && kind.modulusLength <= 8192 : kind.namedCurve !== "P-521";
}

/** A key can be well-formed and yet be none: its point can be off the curve. */
async function checkImport(spki: Uint8Array<ArrayBuffer>, kind: PublicKeyKind, crypto: Crypto): Promise<void> {
  const algorithm =
    kind.type === "RSA"
      ? { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" }
      : { name: "ECDSA", namedCurve: kind.namedCurve };
  try {
    await crypto.subtle.importKey("spki", spki, algorithm, false, ["verify"]);
  } catch (cause) {
    throw new PrivateCaError("public-key-unsupported", "the key cannot be used", { cause });
  }
}

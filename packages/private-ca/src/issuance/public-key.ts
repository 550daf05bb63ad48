import { KeyObject } from "node:crypto";

import { readPublicKey, X509Error, type PublicKey, type PublicKeyKind } from "@idpkit/x509";

import { PrivateCaError } from "../errors.js";

/** A key that a certificate is issued for. */
export interface CertifiedKey {
  readonly type: "RSA" | "EC";
  readonly publicKey: PublicKey;
  readonly subjectPublicKeyInfo: Uint8Array;
}

/**
 * Reads a key that a certificate is issued for: RSA of 2048 to 4096 bits, P-256 or P-384.
 *
 * @throws {@link PrivateCaError} `public-key-unsupported`.
 */
export function readCertifiedKey(key: CryptoKey | KeyObject | Uint8Array): CertifiedKey {
  const subjectPublicKeyInfo = key instanceof Uint8Array ? key : exportPublicKey(key);
  const publicKey = importPublicKey(subjectPublicKeyInfo);
  const { kind } = publicKey;
  if (!isAccepted(kind)) {
    throw new PrivateCaError(
      "public-key-unsupported",
      "the key is neither RSA of 2048 to 4096 bits nor P-256 nor P-384",
    );
  }
  return { type: kind.type, publicKey, subjectPublicKeyInfo };
}

function exportPublicKey(key: CryptoKey | KeyObject): Uint8Array {
  const keyObject = key instanceof KeyObject ? key : KeyObject.from(key);
  return new Uint8Array(keyObject.export({ type: "spki", format: "der" }));
}

/** A key can be well-formed and yet be none: its point can be off the curve. */
function importPublicKey(subjectPublicKeyInfo: Uint8Array): PublicKey {
  try {
    return readPublicKey(subjectPublicKeyInfo);
  } catch (cause) {
    if (!(cause instanceof X509Error)) throw cause;
    throw new PrivateCaError("public-key-unsupported", "the key is malformed or of a kind not supported", { cause });
  }
}

function isAccepted(kind: PublicKeyKind): kind is Extract<PublicKeyKind, { type: "RSA" | "EC" }> {
  if (kind.type === "RSA") {
    return kind.modulusLength >= 2048 && kind.modulusLength <= 4096 && kind.modulusLength % 8 === 0;
  }
  return kind.type === "EC" && kind.namedCurve !== "P-521";
}

import { Buffer } from "node:buffer";
import { createPublicKey, type JsonWebKeyInput, type KeyObject } from "node:crypto";

import { X509Error } from "../errors.js";
import { parseSubjectPublicKeyInfo, type PublicKeyKind, type SubjectPublicKeyInfo } from "./public-key-kind.js";
import type { SignaturePolicy } from "./signature-policy.js";

/** A public key that can verify. */
export interface PublicKey {
  readonly kind: PublicKeyKind;
  readonly key: KeyObject;
}

/**
 * Imports the public key of a certificate or of a certification request, or the DER of a SubjectPublicKeyInfo.
 *
 * The key of a structure is imported once and kept for as long as the structure itself is.
 *
 * @throws {@link X509Error} `public-key-unsupported`: malformed, off its curve, or not what {@link parsePublicKeyKind} reads.
 */
export function readPublicKey(source: Uint8Array | { readonly subjectPublicKeyInfo: Uint8Array }): PublicKey {
  if (source instanceof Uint8Array) return importPublicKey(source);
  const kept = keptKeys.get(source);
  if (kept) return kept;
  const key = importPublicKey(source.subjectPublicKeyInfo);
  keptKeys.set(source, key);
  return key;
}

/**
 * Checks that signatures of a key are believed: of RSA keys it looks at the size.
 *
 * @throws {@link X509Error} `public-key-too-small`, or `public-key-unsupported` for a modulus that is not of whole octets.
 */
export function checkPublicKey(
  { kind }: Pick<PublicKey, "kind">,
  { insecureMinimumRsaModulusLength = 2048 }: SignaturePolicy,
): void {
  if (kind.type !== "RSA") return;
  if (kind.modulusLength < insecureMinimumRsaModulusLength) {
    throw new X509Error("public-key-too-small", "an RSA key of fewer bits than the policy asks for");
  }
  if (kind.modulusLength % 8 !== 0) {
    throw new X509Error("public-key-unsupported", "an RSA modulus that does not consist of whole octets");
  }
}

function importPublicKey(subjectPublicKeyInfo: Uint8Array): PublicKey {
  const content = parseSubjectPublicKeyInfo(subjectPublicKeyInfo);
  try {
    return { kind: content.kind, key: importKeyBits(content) };
  } catch (cause) {
    throw new X509Error("public-key-unsupported", "a public key is no point of its curve", { cause });
  }
}

/** OpenSSL 3.0 takes 40 times as long for RSA in a SubjectPublicKeyInfo, and twice as long for EC: it tries all it knows. */
function importKeyBits({ kind, keyBits }: SubjectPublicKeyInfo): KeyObject {
  if (kind.type === "RSA") return createPublicKey({ key: Buffer.from(keyBits), format: "der", type: "pkcs1" });
  if (kind.type !== "EC") return importJwk({ kty: "OKP", crv: kind.type, x: base64url(keyBits) });
  const half = (keyBits.length + 1) / 2;
  const x = base64url(keyBits.subarray(1, half));
  return importJwk({ kty: "EC", crv: kind.namedCurve, x, y: base64url(keyBits.subarray(half)) });
}

function importJwk(key: JsonWebKeyInput["key"]): KeyObject {
  return createPublicKey({ key, format: "jwk" });
}

function base64url(octets: Uint8Array): string {
  return Buffer.from(octets).toString("base64url");
}

/** Importing a key costs as much as a signature of it: what was imported is remembered. Nobody can see it but by the time it takes. */
const keptKeys = new WeakMap<object, PublicKey>();

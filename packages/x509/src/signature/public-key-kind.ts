import { derFields } from "../der/der-fields.js";
import { readObjectIdentifier } from "../der/object-identifier.js";
import { parseDer } from "../der/parse-der.js";
import { readInteger, readNull, readOctetsOfBitString, readSmallInteger } from "../der/primitives.js";
import { derTag } from "../der/tag.js";
import { X509Error } from "../errors.js";

/** What kind of key a SubjectPublicKeyInfo holds. */
export type PublicKeyKind =
  | {
      readonly type: "RSA";
      /** In bits. */
      readonly modulusLength: number;
    }
  | { readonly type: "EC"; readonly namedCurve: "P-256" | "P-384" | "P-521" }
  | { readonly type: "Ed25519" }
  | { readonly type: "Ed448" };

/** The content of a SubjectPublicKeyInfo. */
export interface SubjectPublicKeyInfo {
  readonly kind: PublicKeyKind;
  /** The key as its kind has it: RSAPublicKey in DER, `04 || x || y`, or the octets of EdDSA. */
  readonly keyBits: Uint8Array;
}

/**
 * Reads what kind of key a SubjectPublicKeyInfo holds: RSA of at most 16384 bits with an exponent from 65537 to 2^31 - 1; EC,
 * an uncompressed point on a named curve of the NIST; Ed25519; Ed448.
 *
 * Says nothing about whether such a key exists, and how strong it is: see {@link readPublicKey}.
 *
 * @throws {@link X509Error} `public-key-unsupported` for any other, and for what is malformed.
 * @see {@link https://www.rfc-editor.org/rfc/rfc3279#section-2.3.1 | RFC 3279 §2.3.1}
 * @see {@link https://www.rfc-editor.org/rfc/rfc5480#section-2.1.1 | RFC 5480 §2.1.1}
 * @see {@link https://www.rfc-editor.org/rfc/rfc8410#section-4 | RFC 8410 §4}
 */
export function parsePublicKeyKind(subjectPublicKeyInfo: Uint8Array): PublicKeyKind {
  return parseSubjectPublicKeyInfo(subjectPublicKeyInfo).kind;
}

/** Reads a SubjectPublicKeyInfo as {@link parsePublicKeyKind} does, and its bits too. */
export function parseSubjectPublicKeyInfo(der: Uint8Array): SubjectPublicKeyInfo {
  try {
    const fields = derFields(parseDer(der), derTag.sequence);
    const algorithm = fields.take(derTag.sequence).der;
    const keyBits = readOctetsOfBitString(fields.take(derTag.bitString));
    fields.finish();
    return { kind: readKind(algorithm, keyBits), keyBits };
  } catch (cause) {
    throw new X509Error("public-key-unsupported", "a public key is malformed or of a kind not supported", { cause });
  }
}

function readKind(algorithmIdentifier: Uint8Array, keyBits: Uint8Array): PublicKeyKind {
  const algorithm = derFields(parseDer(algorithmIdentifier), derTag.sequence);
  const oid = readObjectIdentifier(algorithm.take(derTag.objectIdentifier));
  if (oid === rsaEncryption) {
    readNull(algorithm.take(derTag.null));
    algorithm.finish();
    return { type: "RSA", modulusLength: readModulusLength(keyBits) };
  }
  const edwards = edwardsKinds.get(oid);
  if (edwards) {
    algorithm.finish();
    checkLength(keyBits, edwards.length);
    return edwards.kind;
  }
  const namedCurve = oid === idEcPublicKey && curves.get(readObjectIdentifier(algorithm.take(derTag.objectIdentifier)));
  if (!namedCurve) throw new X509Error("public-key-unsupported", "neither RSA nor EC on a curve of the NIST nor EdDSA");
  algorithm.finish();
  checkPoint(keyBits, coordinateSizes[namedCurve]);
  return { type: "EC", namedCurve };
}

/** `RSAPublicKey ::= SEQUENCE { modulus INTEGER, publicExponent INTEGER }`. */
function readModulusLength(rsaPublicKey: Uint8Array): number {
  const fields = derFields(parseDer(rsaPublicKey), derTag.sequence);
  const modulus = readInteger(fields.take(derTag.integer));
  const exponent = readSmallInteger(fields.take(derTag.integer));
  fields.finish();

  const [first = 0] = modulus;
  if (first >= 0x80 || !isOdd(modulus.at(-1)) || !isOdd(exponent) || exponent < 0x1_0001) {
    throw new X509Error("public-key-unsupported", "an RSA modulus or exponent that no sound key has");
  }
  const magnitude = first === 0 ? modulus.subarray(1) : modulus;
  const modulusLength = magnitude.length * 8 - Math.clz32(magnitude[0] ?? 0) + 24;
  // OpenSSL stops there too: verifying takes the longer the larger the modulus is, and a stranger chooses it.
  if (modulusLength > 16_384) throw new X509Error("public-key-unsupported", "an RSA modulus of more than 16384 bits");
  return modulusLength;
}

function isOdd(value = 0): boolean {
  return value % 2 === 1;
}

/** An uncompressed point. Whether it is on the curve, the import of the key finds out. */
function checkPoint(point: Uint8Array, coordinateSize: number): void {
  if (point[0] !== 0x04) throw new X509Error("public-key-unsupported", "an EC key that is no uncompressed point");
  checkLength(point, 1 + 2 * coordinateSize);
}

function checkLength(key: Uint8Array, length: number): void {
  if (key.length !== length) throw new X509Error("public-key-unsupported", "a key of another length than its kind has");
}

/** How many octets a coordinate has on each curve. */
const coordinateSizes = { "P-256": 32, "P-384": 48, "P-521": 66 } as const;

const rsaEncryption = "1.2.840.113549.1.1.1";
const idEcPublicKey = "1.2.840.10045.2.1";
const curves: ReadonlyMap<string, "P-256" | "P-384" | "P-521"> = new Map([
  ["1.2.840.10045.3.1.7", "P-256"],
  ["1.3.132.0.34", "P-384"],
  ["1.3.132.0.35", "P-521"],
]);
const edwardsKinds: ReadonlyMap<string, { readonly kind: PublicKeyKind; readonly length: number }> = new Map([
  ["1.3.101.112", { kind: { type: "Ed25519" }, length: 32 }],
  ["1.3.101.113", { kind: { type: "Ed448" }, length: 57 }],
]);

import { encodeBase64url } from "../../base64url.js";
import type { PublicKeyJwk } from "../../cose/public-key-jwk.js";
import { malformedStructure, readStructure, type StructureReader } from "./structure-reader.js";

/** The public area of a key in a TPM. */
export interface PubArea {
  /** The `TPM_ALG_ID` of the digest of which its Name consists. */
  readonly nameAlg: number;
  /** The bits of `TPMA_OBJECT`: where the key comes from and what the TPM does with it. */
  readonly objectAttributes: number;
  readonly publicKey: PublicKeyJwk;
}

/**
 * Parses a `TPMT_PUBLIC` of an RSA or ECC key. What authorizes its use is not looked at, as the standard has it.
 *
 * @throws {@link WebAuthnError} `attestation-statement-malformed`, also for a key of another type or curve.
 * @see {@link https://trustedcomputinggroup.org/resource/tpm-library-specification/ | TPM 2.0 Library, Part 2 §12.2.4}
 */
export function parsePubArea(bytes: Uint8Array): PubArea {
  const fields = readStructure(bytes);
  const type = fields.uint16();
  const nameAlg = fields.uint16();
  const objectAttributes = fields.uint32();
  fields.sized(); // authPolicy
  const publicKey = readPublicKey(type, fields);
  fields.finish();
  return { nameAlg, objectAttributes, publicKey };
}

function readPublicKey(type: number, fields: StructureReader): PublicKeyJwk {
  switch (type) {
    case TpmAlgorithm.rsa:
      return readRsaKey(fields);
    case TpmAlgorithm.ecc:
      return readEccKey(fields);
    default:
      throw malformedStructure("is for a key that is neither RSA nor ECC");
  }
}

/** `TPMS_RSA_PARMS` and the modulus. */
function readRsaKey(fields: StructureReader): PublicKeyJwk {
  skipSymmetric(fields);
  skipScheme(fields);
  const keyBits = fields.uint16();
  const exponent = fields.uint32();
  const n = fields.sized();
  if (n.length * 8 !== keyBits) throw malformedStructure("has an RSA modulus of another length than it says");
  return { kty: "RSA", n: encodeBase64url(n), e: encodeBase64url(serializeExponent(exponent)) };
}

/** `TPMS_ECC_PARMS` and the point. */
function readEccKey(fields: StructureReader): PublicKeyJwk {
  skipSymmetric(fields);
  skipScheme(fields);
  const curve = curves.get(fields.uint16());
  skipScheme(fields); // kdf
  if (curve === undefined) throw malformedStructure("is for a key on an unknown curve");
  const x = readCoordinate(fields, curve.size);
  const y = readCoordinate(fields, curve.size);
  return { kty: "EC", crv: curve.name, x, y };
}

/** `TPMT_SYM_DEF_OBJECT`: an algorithm and, unless it is none, key length and mode. */
function skipSymmetric(fields: StructureReader): void {
  if (fields.uint16() !== TpmAlgorithm.null) fields.skip(4);
}

/** `TPMT_RSA_SCHEME`, `TPMT_ECC_SCHEME` and `TPMT_KDF_SCHEME`: an algorithm and, for most, its hash. */
function skipScheme(fields: StructureReader): void {
  const scheme = fields.uint16();
  if (scheme === TpmAlgorithm.null || scheme === TpmAlgorithm.rsaes) return;
  fields.uint16();
  if (scheme === TpmAlgorithm.ecdaa) fields.uint16(); // count
}

/** Most significant octet first; zero stands for the usual one ([TPMv2-Part2] §12.2.3.5). */
function serializeExponent(exponent: number): Uint8Array {
  const value = exponent === 0 ? 65_537 : exponent;
  const octets = Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
  return octets.subarray(octets.findIndex((octet) => octet !== 0));
}

/** A number, whose leading zeros may be left out. */
function readCoordinate(fields: StructureReader, size: number): string {
  const coordinate = fields.sized();
  if (coordinate.length > size) throw malformedStructure("has a coordinate that is too long");
  const padded = new Uint8Array(size);
  padded.set(coordinate, size - coordinate.length);
  return encodeBase64url(padded);
}

/** `TPM_ALG_ID` of key types and schemes ([TPMv2-Part2] §6.3). */
const TpmAlgorithm = { rsa: 0x0001, null: 0x0010, rsaes: 0x0015, ecdaa: 0x001a, ecc: 0x0023 } as const;

/** By `TPM_ECC_CURVE` ([TPMv2-Part2] §6.4); sizes of coordinates in octets. */
const curves: ReadonlyMap<number, { readonly name: string; readonly size: number }> = new Map([
  [0x0003, { name: "P-256", size: 32 }],
  [0x0004, { name: "P-384", size: 48 }],
  [0x0005, { name: "P-521", size: 66 }],
]);

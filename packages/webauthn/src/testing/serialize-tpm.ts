import { createHash } from "node:crypto";

import { concatBytes } from "../concat-bytes.js";
import type { CosePublicKey } from "../cose/public-key.js";

/** Writes the public area of a signing key, its Name by SHA-256 (`TPMT_PUBLIC`). */
export function serializePubArea(publicKey: CosePublicKey): Uint8Array {
  switch (publicKey.kty) {
    case "RSA":
      return concatBytes(
        uint16(0x0001),
        keyAttributes,
        ...[algNull, algNull, uint16(publicKey.n.length * 8), defaultExponent],
        sized(publicKey.n),
      );
    case "EC2":
      return concatBytes(
        uint16(0x0023),
        keyAttributes,
        ...[algNull, algNull, uint16(curveOf(publicKey.crv)), algNull],
        ...[sized(publicKey.x), sized(publicKey.y)],
      );
    default:
      throw new TypeError("TPMs have RSA and ECC keys only");
  }
}

/** Writes the Name of a key: the digest of its public area after the algorithm of the digest. */
export function serializeName(pubArea: Uint8Array): Uint8Array {
  return concatBytes(algSha256, createHash("sha256").update(pubArea).digest());
}

/** Writes what a TPM says when it certifies the key of that Name (`TPMS_ATTEST`). */
export function serializeCertInfo(extraData: Uint8Array, name: Uint8Array): Uint8Array {
  const clockAndFirmware = new Uint8Array(25);
  const magicAndType = Uint8Array.of(0xff, 0x54, 0x43, 0x47, 0x80, 0x17);
  return concatBytes(magicAndType, sized(name), sized(extraData), clockAndFirmware, sized(name), sized(name));
}

function curveOf(crv: string): number {
  const curve = ["P-256", "P-384", "P-521"].indexOf(crv);
  if (curve < 0) throw new TypeError("the curve is not one of a TPM");
  return 0x0003 + curve;
}

function sized(bytes: Uint8Array): Uint8Array {
  return concatBytes(uint16(bytes.length), bytes);
}

function uint16(value: number): Uint8Array {
  return Uint8Array.of(value >> 8, value);
}

const algNull = uint16(0x0010);
const algSha256 = uint16(0x000b);
/** Stands for 65537. */
const defaultExponent = new Uint8Array(4);
/** nameAlg; fixedTPM, fixedParent, sensitiveDataOrigin, userWithAuth and sign; no policy. */
const keyAttributes = concatBytes(algSha256, Uint8Array.of(0x00, 0x04, 0x00, 0x72), uint16(0));

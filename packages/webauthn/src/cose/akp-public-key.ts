import type { CborMap } from "../cbor/decode-cbor.js";
import { checkKeyParameters, CoseKeyType, CoseLabel, keyBytes } from "./key-parameters.js";

/** A public key whose form is that of its algorithm: of ML-DSA, in the encoding of [FIPS204] §7.2 ([RFC9964]). */
export interface AkpPublicKey {
  readonly kty: "AKP";
  readonly pub: Uint8Array;
}

/** Reads an AKP key of this many octets. */
export function parseAkpPublicKey(key: CborMap, publicKeyLength: number): AkpPublicKey {
  checkKeyParameters(key, 3, new Map([[CoseLabel.kty, CoseKeyType.akp]]));
  return { kty: "AKP", pub: keyBytes(key, AkpLabel.pub, publicKeyLength) };
}

const AkpLabel = { pub: -1 } as const;

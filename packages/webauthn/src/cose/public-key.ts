import { decodeCbor, isCborMap } from "../cbor/decode-cbor.js";
import { WebAuthnError } from "../errors.js";
import { isCoseAlgorithm } from "./algorithm.js";
import { parseEd25519PublicKey, type Ed25519PublicKey } from "./ed25519-public-key.js";
import { CoseLabel } from "./key-parameters.js";
import { parseP256PublicKey, type P256PublicKey } from "./p256-public-key.js";
import { parseRsaPublicKey, type RsaPublicKey } from "./rsa-public-key.js";

/** A credential public key; its algorithm fixes what else it has. */
export type CosePublicKey = P256PublicKey | Ed25519PublicKey | RsaPublicKey;

/**
 * Parses a COSE key whose `alg` fixes its type and curve, with exactly the parameters that the type requires.
 *
 * Whether an elliptic-curve point is on its curve is found out by `importPublicKey`.
 *
 * @throws {@link WebAuthnError} `cbor-malformed`, `public-key-malformed`, `public-key-unsafe`, `algorithm-unsupported`.
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-attested-credential-data | WebAuthn Level 3 §6.5.1}
 */
export function parseCosePublicKey(bytes: Uint8Array): CosePublicKey {
  const key = decodeCbor(bytes);
  if (!isCborMap(key)) throw new WebAuthnError("public-key-malformed", "The public key is no COSE key.");
  const algorithm = key.get(CoseLabel.alg);
  if (!isCoseAlgorithm(algorithm)) {
    throw new WebAuthnError("algorithm-unsupported", "The public key is for an algorithm that is not supported.");
  }
  switch (algorithm) {
    case -7:
      return parseP256PublicKey(key);
    case -8:
      return parseEd25519PublicKey(key);
    case -257:
      return parseRsaPublicKey(key);
  }
}

import { decodeCbor, isCborMap, type CborMap } from "../cbor/decode-cbor.js";
import { WebAuthnError } from "../errors.js";
import { parseAkpPublicKey, type AkpPublicKey } from "./akp-public-key.js";
import { algorithmParameters, isCoseAlgorithm, type CoseAlgorithm } from "./algorithm.js";
import { parseEc2PublicKey, type Ec2PublicKey } from "./ec2-public-key.js";
import { CoseLabel } from "./key-parameters.js";
import { parseOkpPublicKey, type OkpPublicKey } from "./okp-public-key.js";
import { parseRsaPublicKey, type RsaPublicKey } from "./rsa-public-key.js";

/** A credential public key; its algorithm fixes what else it has. */
export type CosePublicKey = { readonly algorithm: CoseAlgorithm } & KeyMaterial;

/** What a key has by its type. */
export type KeyMaterial = Ec2PublicKey | OkpPublicKey | RsaPublicKey | AkpPublicKey;

/**
 * Parses a COSE key whose `alg` fixes its type and curve, with exactly the parameters that the type requires.
 *
 * Whether an elliptic-curve point is on its curve is found out by `importPublicKey` and `checkPublicKey`.
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
  return { algorithm, ...parseKeyMaterial(key, algorithm) };
}

function parseKeyMaterial(key: CborMap, algorithm: CoseAlgorithm): KeyMaterial {
  const parameters = algorithmParameters[algorithm];
  switch (parameters.kty) {
    case "EC2":
      return parseEc2PublicKey(key, parameters.crv);
    case "OKP":
      return parseOkpPublicKey(key, parameters.crv);
    case "RSA":
      return parseRsaPublicKey(key);
    case "AKP":
      return parseAkpPublicKey(key, parameters.publicKeyLength);
  }
}

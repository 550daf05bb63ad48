import {
  constants,
  createPrivateKey,
  createPublicKey,
  createSign,
  sign,
  type JsonWebKey,
  type KeyObject,
} from "node:crypto";

import { decodeBase64url, encodeBase64url } from "../base64url.js";
import type { CborValue } from "../cbor/decode-cbor.js";
import { algorithmParameters, type RuntimeAlgorithm } from "../cose/algorithm.js";
import { generateKeyPair } from "./generate-key-pair.js";
import { seededPrivateKey } from "./seeded-private-key.js";
import { serializeCbor } from "./serialize-cbor.js";
import { signEcdsaDeterministically } from "./sign-ecdsa-deterministically.js";

/** A private key in the open, for tests and demonstrations only. */
export interface SoftwarePrivateKey {
  readonly algorithm: RuntimeAlgorithm;
  /** PKCS#8, base64url. */
  readonly privateKey: string;
  /** Signs the same data with the same signature, save by RSASSA-PSS, whose salt is random. */
  readonly deterministic?: true;
}

/** A key pair that was just made. */
export interface SoftwareKey extends SoftwarePrivateKey {
  readonly cosePublicKey: Uint8Array;
  readonly subjectPublicKeyInfo: Uint8Array;
}

/** From what a key is made that is the same each time. */
interface SoftwareKeySeed {
  readonly seed: Uint8Array;
  readonly label: string;
}

/** Makes a key pair: a new one, unless it is seeded. */
export function generateSoftwareKey(algorithm: RuntimeAlgorithm, seeded?: SoftwareKeySeed): SoftwareKey {
  const privateKey = seeded ? seededPrivateKey(algorithm, seeded.seed, seeded.label) : generatePrivateKey(algorithm);
  const publicKey = createPublicKey(privateKey);
  return {
    algorithm,
    ...(seeded && { deterministic: true }),
    privateKey: encodeBase64url(privateKey.export({ format: "der", type: "pkcs8" })),
    cosePublicKey: serializeCosePublicKey(algorithm, publicKey.export({ format: "jwk" })),
    subjectPublicKeyInfo: new Uint8Array(publicKey.export({ format: "der", type: "spki" })),
  };
}

/** Signs as authenticators do: ECDSA in DER. */
export function signWithSoftwareKey(
  { algorithm, privateKey, deterministic }: SoftwarePrivateKey,
  data: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const pkcs8 = { key: Buffer.from(decodeBase64url(privateKey)), format: "der", type: "pkcs8" } as const;
  const parameters = algorithmParameters[algorithm];
  const hash = "hash" in parameters ? parameters.hash : undefined;
  const isPss = "padding" in parameters && parameters.padding === "PSS";
  if (deterministic && parameters.kty === "EC2") {
    return signEcdsaDeterministically(createPrivateKey(pkcs8), parameters, data);
  }
  if (hash === undefined || !isPss) return new Uint8Array(sign(hash, data, createPrivateKey(pkcs8)));
  // The one-shot `sign` of workerd does not heed the padding.
  return new Uint8Array(
    createSign(hash)
      .update(data)
      .sign({ ...pkcs8, ...pss }),
  );
}

const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };

function generatePrivateKey(algorithm: RuntimeAlgorithm): KeyObject {
  const parameters = algorithmParameters[algorithm];
  return generateKeyPair("crv" in parameters ? parameters.crv : "RSA").privateKey;
}

function serializeCosePublicKey(algorithm: RuntimeAlgorithm, jwk: JsonWebKey): Uint8Array {
  const bytes = (member: "x" | "y" | "n" | "e"): Uint8Array => decodeBase64url(jwk[member] ?? "");
  const parameters = algorithmParameters[algorithm];
  return serializeCbor(
    new Map<CborValue, CborValue>(
      "crv" in parameters
        ? [
            [1, parameters.kty === "OKP" ? 1 : 2],
            [3, algorithm],
            [-1, curveNumber[parameters.crv]],
            [-2, bytes("x")],
            ...(parameters.kty === "EC2" ? [[-3, bytes("y")] as const] : []),
          ]
        : [
            [1, 3],
            [3, algorithm],
            [-1, bytes("n")],
            [-2, bytes("e")],
          ],
    ),
  );
}

const curveNumber = { "P-256": 1, "P-384": 2, "P-521": 3, Ed25519: 6, Ed448: 7, secp256k1: 8 } as const;

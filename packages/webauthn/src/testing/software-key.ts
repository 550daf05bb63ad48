import { decodeBase64url, encodeBase64url } from "../base64url.js";
import type { CborValue } from "../cbor/decode-cbor.js";
import type { CoseAlgorithm } from "../cose/algorithm.js";
import { keyAlgorithm } from "../signature/public-key.js";
import { serializeCbor } from "./serialize-cbor.js";
import { serializeEcdsaSignature } from "./ecdsa-signature.js";

/** A private key in the open, for tests and demonstrations only. */
export interface SoftwarePrivateKey {
  readonly algorithm: CoseAlgorithm;
  /** PKCS#8, base64url. */
  readonly privateKey: string;
}

/** A key pair that was just made. */
export interface SoftwareKey extends SoftwarePrivateKey {
  readonly cosePublicKey: Uint8Array;
  readonly subjectPublicKeyInfo: Uint8Array;
}

/** Makes a key pair. */
export async function generateSoftwareKey(algorithm: CoseAlgorithm, { subtle }: Crypto): Promise<SoftwareKey> {
  const pair = await subtle.generateKey(generation[algorithm], true, ["sign", "verify"]);
  const { privateKey, publicKey } = pair as CryptoKeyPair;
  return {
    algorithm,
    privateKey: encodeBase64url(new Uint8Array(await subtle.exportKey("pkcs8", privateKey))),
    cosePublicKey: serializeCosePublicKey(algorithm, await subtle.exportKey("jwk", publicKey)),
    subjectPublicKeyInfo: new Uint8Array(await subtle.exportKey("spki", publicKey)),
  };
}

/** Signs as authenticators do: ECDSA in DER. */
export async function signWithSoftwareKey(
  { algorithm, privateKey }: SoftwarePrivateKey,
  data: Uint8Array<ArrayBuffer>,
  { subtle }: Crypto,
): Promise<Uint8Array<ArrayBuffer>> {
  const key = await subtle.importKey("pkcs8", decodeBase64url(privateKey), keyAlgorithm[algorithm], false, ["sign"]);
  const signature = new Uint8Array(await subtle.sign({ name: key.algorithm.name, hash: "SHA-256" }, key, data));
  return algorithm === -7 ? serializeEcdsaSignature(signature) : signature;
}

const generation = {
  [-7]: keyAlgorithm[-7],
  [-8]: keyAlgorithm[-8],
  [-257]: { ...keyAlgorithm[-257], modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1) },
} as const;

function serializeCosePublicKey(algorithm: CoseAlgorithm, jwk: JsonWebKey): Uint8Array {
  const bytes = (member: "x" | "y" | "n" | "e"): Uint8Array => decodeBase64url(jwk[member] ?? "");
  return serializeCbor(new Map<CborValue, CborValue>([[3, algorithm], ...parameters[algorithm](bytes)]));
}

/** kty, then crv and coordinates or modulus and exponent. */
const parameters: Record<
  CoseAlgorithm,
  (bytes: (member: "x" | "y" | "n" | "e") => Uint8Array) => [number, number | Uint8Array][]
> = {
  [-7]: (bytes) => [
    [1, 2],
    [-1, 1],
    [-2, bytes("x")],
    [-3, bytes("y")],
  ],
  [-8]: (bytes) => [
    [1, 1],
    [-1, 6],
    [-2, bytes("x")],
  ],
  [-257]: (bytes) => [
    [1, 3],
    [-1, bytes("n")],
    [-2, bytes("e")],
  ],
};

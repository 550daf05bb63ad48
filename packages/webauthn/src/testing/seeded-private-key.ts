import { Buffer } from "node:buffer";
import { checkPrimeSync, createECDH, createPrivateKey, type KeyObject } from "node:crypto";

import { encodeBase64url } from "../base64url.js";
import { concatBytes } from "../concat-bytes.js";
import { algorithmParameters, type EllipticCurve, type RuntimeAlgorithm } from "../cose/algorithm.js";
import { seededOctets } from "../seeded-octets.js";
import { groups } from "./elliptic-groups.js";
import { seededNumber, toNumber, toOctets } from "./seeded-number.js";

/** Makes the private key that a seed has under a label: always the same. */
export function seededPrivateKey(algorithm: RuntimeAlgorithm, seed: Uint8Array, label: string): KeyObject {
  const parameters = algorithmParameters[algorithm];
  if (!("crv" in parameters)) return rsaKey(seed, label);
  const { crv } = parameters;
  if (crv === "Ed25519" || crv === "Ed448") return edwardsKey(crv, seed, label);
  return ellipticKey(crv, seed, label);
}

function ellipticKey(crv: EllipticCurve, seed: Uint8Array, label: string): KeyObject {
  const { name, order, length } = groups[crv];
  const d = toOctets(seededNumber(seed, label, order), length);
  const ecdh = createECDH(name);
  ecdh.setPrivateKey(d);
  // Uncompressed: 04, x, y.
  const point = ecdh.getPublicKey();
  const [x, y] = [point.subarray(1, 1 + length), point.subarray(1 + length)];
  const jwk = { kty: "EC", crv, d: encodeBase64url(d), x: encodeBase64url(x), y: encodeBase64url(y) };
  return createPrivateKey({ key: jwk, format: "jwk" });
}

function edwardsKey(crv: keyof typeof edwardsPkcs8, seed: Uint8Array, label: string): KeyObject {
  const { prefix, length } = edwardsPkcs8[crv];
  const pkcs8 = concatBytes(Buffer.from(prefix, "hex"), seededOctets(seed, label, length));
  return createPrivateKey({ key: Buffer.from(pkcs8), format: "der", type: "pkcs8" });
}

/** [RFC8410] §7, up to the octets of the key. */
const edwardsPkcs8 = {
  Ed25519: { prefix: "302e020100300506032b657004220420", length: 32 },
  Ed448: { prefix: "3047020100300506032b6571043b0439", length: 57 },
} as const;

/** RSA with 2048 bits ([RFC8017] §3.2). */
function rsaKey(seed: Uint8Array, label: string): KeyObject {
  const [p, q] = [seededPrime(seed, `${label} p`), seededPrime(seed, `${label} q`)];
  const d = inverse(publicExponent, (p - 1n) * (q - 1n));
  const member = (number: bigint, length: number) => encodeBase64url(toOctets(number, length));
  const jwk = {
    kty: "RSA",
    n: member(p * q, 256),
    e: "AQAB",
    d: member(d, 256),
    p: member(p, 128),
    q: member(q, 128),
    dp: member(d % (p - 1n), 128),
    dq: member(d % (q - 1n), 128),
    qi: member(inverse(q, p), 128),
  };
  return createPrivateKey({ key: jwk, format: "jwk" });
}

const publicExponent = 65537n;

/** The first prime from a place on whose two highest bits are set, so that the product of two has 2048 bits. */
function seededPrime(seed: Uint8Array, label: string): bigint {
  const start = toNumber(seededOctets(seed, label, 128));
  let candidate = start | (3n << 1022n) | 1n;
  while (candidate % publicExponent === 1n || !checkPrimeSync(candidate)) candidate += 2n;
  return candidate;
}

/** The number with which another gives 1, by the extended algorithm of Euclid. */
export function inverse(number: bigint, modulus: bigint): bigint {
  let [remainder, next] = [modulus, number % modulus];
  let [result, following] = [0n, 1n];
  while (next !== 0n) {
    const quotient = remainder / next;
    [remainder, next] = [next, remainder - quotient * next];
    [result, following] = [following, result - quotient * following];
  }
  return ((result % modulus) + modulus) % modulus;
}

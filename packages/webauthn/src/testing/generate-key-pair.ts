import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";

import type { EdwardsCurve, EllipticCurve } from "../cose/algorithm.js";

/**
 * Makes a key pair whose objects share nothing with what made them.
 *
 * Those of `generateKeyPairSync` share a lock with its job, and Node 20 stands still for ever when a garbage collection ends the
 * job just while a detail of such a key is read.
 */
export function generateKeyPair(kind: "RSA" | EllipticCurve | EdwardsCurve): {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
} {
  const privateKey = createPrivateKey({ key: generatePkcs8(kind), format: "der", type: "pkcs8" });
  return { privateKey, publicKey: createPublicKey(privateKey) };
}

function generatePkcs8(kind: "RSA" | EllipticCurve | EdwardsCurve): Buffer {
  switch (kind) {
    case "RSA":
      return generateKeyPairSync("rsa", { modulusLength: 2048, privateKeyEncoding, publicKeyEncoding }).privateKey;
    case "Ed25519":
      return generateKeyPairSync("ed25519", { privateKeyEncoding, publicKeyEncoding }).privateKey;
    case "Ed448":
      return generateKeyPairSync("ed448", { privateKeyEncoding, publicKeyEncoding }).privateKey;
    default:
      return generateKeyPairSync("ec", { namedCurve: kind, privateKeyEncoding, publicKeyEncoding }).privateKey;
  }
}

const privateKeyEncoding = { format: "der", type: "pkcs8" } as const;
const publicKeyEncoding = { format: "der", type: "spki" } as const;

import type { KeyObject } from "node:crypto";

import { SamlError } from "../errors.js";
import type { SignatureAlgorithm } from "./signature-algorithms.js";

/**
 * The algorithm to sign with by a key: the wanted one if the key can, by default the first of those that it can.
 *
 * @param key - the private key or, where that cannot be had, its public key.
 * @throws {@link SamlError} `key-unsupported`, `key-too-short`.
 */
export function algorithmOfKey(key: KeyObject, wanted: SignatureAlgorithm | undefined): SignatureAlgorithm {
  const possible = algorithmsOfKey(key);
  const algorithm = wanted ?? possible[0];
  if (algorithm === undefined || !possible.includes(algorithm)) {
    throw new SamlError("key-unsupported", "The key cannot sign, or not with this algorithm.");
  }
  if (key.asymmetricKeyType === "rsa" && (key.asymmetricKeyDetails?.modulusLength ?? 0) < 2048) {
    throw new SamlError("key-too-short", "The RSA key has fewer than 2048 bits.");
  }
  return algorithm;
}

function algorithmsOfKey({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): readonly SignatureAlgorithm[] {
  if (asymmetricKeyType === "rsa") return algorithmsOfRsa;
  return algorithmsOfCurves.get(asymmetricKeyDetails?.namedCurve ?? "") ?? [];
}

/** An RSA key does not say how it is to be used. What every service provider takes comes first. */
const algorithmsOfRsa: readonly SignatureAlgorithm[] = [
  "RSA-SHA256",
  "RSA-SHA384",
  "RSA-SHA512",
  "RSA-PSS-SHA256",
  "RSA-PSS-SHA384",
  "RSA-PSS-SHA512",
];

/** By OpenSSL's names of the curves, each with the hash that is as strong. */
const algorithmsOfCurves: ReadonlyMap<string, readonly SignatureAlgorithm[]> = new Map([
  ["prime256v1", ["ECDSA-SHA256"]],
  ["secp384r1", ["ECDSA-SHA384"]],
  ["secp521r1", ["ECDSA-SHA512"]],
]);

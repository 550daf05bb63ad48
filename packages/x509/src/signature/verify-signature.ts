import { constants, createVerify, verify, type KeyObject } from "node:crypto";

import { toHex } from "../der/hex.js";
import { X509Error } from "../errors.js";
import { checkPublicKey, type PublicKey } from "./public-key.js";
import { signatureAlgorithms, type SignatureAlgorithm } from "./signature-algorithms.js";
import type { SignaturePolicy } from "./signature-policy.js";

/** What certificates, certificate lists and certification requests have in common: fields, and a signature on them. */
export interface SignedStructure {
  /** The DER of what was signed. */
  readonly tbs: Uint8Array;
  /** The signature as X.509 has it: ECDSA in DER. */
  readonly signature: Uint8Array;
  /** The DER of the AlgorithmIdentifier of the signature. */
  readonly signatureAlgorithmIdentifier: Uint8Array;
}

/**
 * Checks that the owner of `key` signed `signed`, in a way that `policy` believes.
 *
 * RSASSA-PKCS1-v1_5, RSASSA-PSS and ECDSA with SHA-256, SHA-384 or SHA-512; Ed25519; Ed448.
 *
 * @throws {@link X509Error} `signature-algorithm-unsupported`, `signature-algorithm-not-allowed`, `public-key-unsupported`
 * (also for a key of another kind than the signature), `public-key-too-small` or `signature-invalid`.
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-4.1.1.3 | RFC 5280 §4.1.1.3}
 */
export function checkSignature(signed: SignedStructure, key: PublicKey, policy: SignaturePolicy): void {
  const algorithm = findAlgorithm(signed.signatureAlgorithmIdentifier, policy);
  if (algorithm.keyType !== key.kind.type) {
    throw new X509Error("public-key-unsupported", "a key of another kind than the signature");
  }
  checkPublicKey(key, policy);
  if (!isSignature(signed, key.key, algorithm)) {
    throw new X509Error("signature-invalid", "the signature was not made with the issuer's key");
  }
}

function isSignature(
  { tbs, signature }: SignedStructure,
  key: KeyObject,
  { hash, saltLength }: SignatureAlgorithm,
): boolean {
  if (hash === null || saltLength === undefined) return verify(hash, tbs, key, signature);
  // workerd takes no KeyObject beside a padding, and its `verify` would not heed it: PKCS #1 v1.5 would pass for PSS. Its
  // `Verify` does, with a JWK, which is no slower anywhere.
  const padding = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength };
  return createVerify(hash)
    .update(tbs)
    .verify({ key: key.export({ format: "jwk" }), format: "jwk", ...padding }, signature);
}

function findAlgorithm(identifier: Uint8Array, { insecureAlgorithms = [] }: SignaturePolicy): SignatureAlgorithm {
  const found = algorithmsByIdentifier.get(toHex(identifier));
  if (found === undefined) {
    throw new X509Error("signature-algorithm-unsupported", "a signature algorithm, or parameters of it, not supported");
  }
  if (found.hash === "sha1" && !insecureAlgorithms.some((name) => signatureAlgorithms[name] === found)) {
    throw new X509Error("signature-algorithm-not-allowed", "a signature algorithm that is broken");
  }
  return found;
}

/** An algorithm and its parameters have few spellings in DER, so they are compared whole, and never parsed. */
const algorithmsByIdentifier: ReadonlyMap<string, SignatureAlgorithm> = new Map(
  Object.values(signatureAlgorithms).flatMap((algorithm) =>
    algorithm.identifiers.map((identifier) => [toHex(identifier), algorithm] as const),
  ),
);

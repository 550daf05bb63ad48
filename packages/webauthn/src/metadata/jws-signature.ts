import { constants, verify, type SigningOptions } from "node:crypto";

import { readPublicKey, type Certificate, type PublicKeyKind } from "@idpkit/x509";

import type { CompactJws } from "../compact-jws.js";
import { WebAuthnError } from "../errors.js";
import { verifyWithOptions } from "../signature/verify-with-options.js";

/**
 * Makes sure that the owner of a certificate signed a JWS, by an algorithm that is known and fits the key.
 *
 * @throws {@link WebAuthnError} `metadata-algorithm-not-allowed` or `metadata-signature-invalid`.
 * @see {@link https://www.rfc-editor.org/rfc/rfc7518#section-3 | RFC 7518 §3}
 */
export function checkJwsSignature({ algorithm, signingInput, signature }: CompactJws, signer: Certificate): void {
  const { hash, keyType, options } = findAlgorithm(algorithm);
  const { key, kind } = importKey(signer);
  if (nameKind(kind) !== keyType) throw notAllowed("The algorithm of the metadata BLOB is not one of its key.");
  const isRight =
    options === undefined
      ? verify(hash, signingInput, key, signature)
      : verifyWithOptions(hash, signingInput, { key, ...options }, signature);
  if (!isRight) {
    throw new WebAuthnError("metadata-signature-invalid", "The metadata BLOB was not signed by its certificate's key.");
  }
}

type JwsAlgorithm = { readonly keyType: ReturnType<typeof nameKind> } & (
  | { /** `null`: the algorithm has its own. */ readonly hash: string | null; readonly options?: undefined }
  | { readonly hash: string; readonly options: SigningOptions }
);

function findAlgorithm(name: string): JwsAlgorithm {
  const algorithm = jwsAlgorithms.get(name);
  if (algorithm === undefined) throw notAllowed("The algorithm of the metadata BLOB is not allowed.");
  return algorithm;
}

function importKey(signer: Certificate): ReturnType<typeof readPublicKey> {
  try {
    return readPublicKey(signer);
  } catch (cause) {
    throw notAllowed("The key of the metadata BLOB is not supported.", { cause });
  }
}

/** The kind of a key; of EC keys the curve. */
function nameKind(kind: PublicKeyKind) {
  return kind.type === "EC" ? kind.namedCurve : kind.type;
}

function notAllowed(message: string, options?: ErrorOptions): WebAuthnError {
  return new WebAuthnError("metadata-algorithm-not-allowed", message, options);
}

const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
/** `r || s` ([RFC7518] §3.4). */
const ecdsa = { dsaEncoding: "ieee-p1363" } as const;

/** None that is symmetric: who verifies could sign. */
const jwsAlgorithms: ReadonlyMap<string, JwsAlgorithm> = new Map<string, JwsAlgorithm>([
  ["RS256", { hash: "sha256", keyType: "RSA" }],
  ["RS384", { hash: "sha384", keyType: "RSA" }],
  ["RS512", { hash: "sha512", keyType: "RSA" }],
  ["PS256", { hash: "sha256", keyType: "RSA", options: pss }],
  ["PS384", { hash: "sha384", keyType: "RSA", options: pss }],
  ["PS512", { hash: "sha512", keyType: "RSA", options: pss }],
  ["ES256", { hash: "sha256", keyType: "P-256", options: ecdsa }],
  ["ES384", { hash: "sha384", keyType: "P-384", options: ecdsa }],
  ["ES512", { hash: "sha512", keyType: "P-521", options: ecdsa }],
  ["EdDSA", { hash: null, keyType: "Ed25519" }],
]);

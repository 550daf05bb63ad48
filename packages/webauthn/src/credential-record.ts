import type { VerifiedAttestation } from "./attestation/verified-attestation.js";
import { decodeBase64url } from "./base64url.js";
import type { CoseAlgorithm } from "./cose/algorithm.js";
import { parseCosePublicKey } from "./cose/public-key.js";
import { WebAuthnError } from "./errors.js";
import type { PublicKeyCache } from "./signature/public-key-cache.js";
import { importPublicKey, type VerificationKey } from "./signature/public-key.js";
import type { SignatureVerifier } from "./signature/signature-verifier.js";

/**
 * A registered passkey, as it is stored: JSON and back changes nothing.
 *
 * Nothing in it is secret. `signCount` and `backupState` are replaced after each verified authentication; the rest
 * never changes.
 *
 * @see {@link https://www.w3.org/TR/webauthn-3/#credential-record | WebAuthn Level 3 §4, credential record}
 */
export interface CredentialRecord {
  /** Credential ID, base64url. Unique over all users: the store refuses a second one (Level 3 §7.1 step 26). */
  readonly id: string;
  /** The COSE key as the authenticator wrote it, base64url. */
  readonly publicKey: string;
  readonly algorithm: CoseAlgorithm;
  /** User handle of the owner, base64url. */
  readonly userHandle: string;
  readonly signCount: number;
  readonly backupEligible: boolean;
  readonly backupState: boolean;
  /** How the client believes to reach the authenticator, for example `internal`; sent back to it as a hint. */
  readonly transports: readonly string[];
  /** What is known about the authenticator that made it. */
  readonly attestation: VerifiedAttestation;
}

/** With what the public key of a record is imported. */
export interface RecordKeyOptions {
  /** Verifiers of algorithms that the runtime lacks; none by default. */
  readonly signatureVerifiers?: readonly SignatureVerifier[];
  /** Keeps imported keys from one call to the next; by default each is imported anew. */
  readonly publicKeyCache?: PublicKeyCache;
}

/**
 * Imports the public key of a record, unless it is kept.
 *
 * @throws {@link WebAuthnError} `credential-record-malformed` when the store returned something else than it was given,
 * `algorithm-unsupported` when the verifier of the algorithm is missing.
 */
export function importRecordKey(record: CredentialRecord, options: RecordKeyOptions): VerificationKey {
  const key = options.publicKeyCache?.get(record.publicKey) ?? importStoredKey(record.publicKey, options);
  if (key.algorithm !== record.algorithm) {
    throw new WebAuthnError("credential-record-malformed", "The stored public key is not for the stored algorithm.");
  }
  return key;
}

function importStoredKey(publicKey: string, options: RecordKeyOptions): VerificationKey {
  const key = reading(() =>
    importPublicKey(parseCosePublicKey(decodeBase64url(publicKey)), options.signatureVerifiers),
  );
  // A key of a verifier costs nothing to import, and the next call may bring another verifier.
  if ("key" in key) options.publicKeyCache?.set(publicKey, key);
  return key;
}

function reading(read: () => VerificationKey): VerificationKey {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof WebAuthnError && cause.code === "algorithm-unsupported") throw cause;
    throw new WebAuthnError("credential-record-malformed", "The stored public key cannot be read.", { cause });
  }
}

/**
 * Reads the owner of a record.
 *
 * @throws {@link WebAuthnError} `credential-record-malformed`.
 */
export function readUserHandle(record: CredentialRecord): Uint8Array {
  try {
    return decodeBase64url(record.userHandle);
  } catch (cause) {
    throw new WebAuthnError("credential-record-malformed", "The stored user handle cannot be read.", { cause });
  }
}

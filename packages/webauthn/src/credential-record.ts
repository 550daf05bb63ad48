import type { VerifiedAttestation } from "./attestation/verified-attestation.js";
import { decodeBase64url } from "./base64url.js";
import type { CoseAlgorithm } from "./cose/algorithm.js";
import { parseCosePublicKey } from "./cose/public-key.js";
import { WebAuthnError } from "./errors.js";
import { isJsonObject, type JsonObject } from "./json-object.js";
import type { PublicKeyCache } from "./signature/public-key-cache.js";
import { importPublicKey, type VerificationKey } from "./signature/public-key.js";
import type { SignatureVerifier } from "./signature/signature-verifier.js";

/**
 * A registered passkey, as it is stored: JSON and back changes nothing.
 *
 * Nothing in it is secret. `signCount` and `backupState` are replaced after each verified authentication,
 * `uvInitialized` once perhaps; the rest never changes.
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
  /**
   * Whether the authenticator verified its user when the credential was made, or an authentication that did so was taken for
   * the same person's after another factor said so. Where it is `false`, whoever holds the device may have set up the first PIN.
   */
  readonly uvInitialized: boolean;
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
 * Makes sure that a store gave back, of what decides, what it was given: `0` for a boolean or `"7"` for a number would be misread.
 *
 * @throws {@link WebAuthnError} `credential-record-malformed`.
 */
export function checkRecord(record: CredentialRecord): void {
  const { signCount, backupEligible, uvInitialized, attestation }: JsonObject = { ...record };
  const isAttested = isJsonObject(attestation) && typeof attestation["trusted"] === "boolean";
  const hasFlags = typeof backupEligible === "boolean" && typeof uvInitialized === "boolean";
  if (!Number.isInteger(signCount) || !hasFlags || !isAttested) {
    throw new WebAuthnError("credential-record-malformed", "The stored credential has members of other types.");
  }
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

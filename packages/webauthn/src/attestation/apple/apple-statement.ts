import { createHash } from "node:crypto";

import { findExtension, type Certificate } from "@idpkit/x509";

import type { CborMap } from "../../cbor/decode-cbor.js";
import { concatBytes } from "../../concat-bytes.js";
import type { CosePublicKey } from "../../cose/public-key.js";
import { equalBytes } from "../../equal-bytes.js";
import { WebAuthnError } from "../../errors.js";
import { isCertificateList, parseTrustPath, type CertificateList } from "../attestation-certificate.js";
import { checkCredentialKey, readCertificateKey } from "../credential-key.js";
import type { StatementInput, VerifiedSingleStatement } from "../statement.js";

/**
 * Verifies an Apple anonymous statement: a certificate for the credential key, made for this very ceremony.
 *
 * The statement has no signature of its own: what it is worth is found out on the way to Apple's root alone.
 *
 * @throws {@link WebAuthnError} `attestation-statement-malformed`, `attestation-algorithm-mismatch`,
 * `attestation-certificate-malformed`, `attestation-nonce-mismatch`, `attestation-key-mismatch`.
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-apple-anonymous-attestation | WebAuthn Level 3 §8.8}
 */
export function verifyAppleStatement(input: StatementInput): VerifiedSingleStatement {
  const x5c = parseAppleStatement(input.statement, input.publicKey); //      step 1
  const trustPath = parseTrustPath(x5c);
  const [credentialCertificate] = trustPath;
  const nonce = nonceOf(input); //                                           steps 2–3
  checkNonce(credentialCertificate, nonce); //                               step 4
  checkCredentialKey(input.publicKey, readCertificateKey(credentialCertificate)); // step 5
  return { type: "anonca", trustPath }; //                                   step 6
}

/** Apple's own devices write an `alg` that the standard does not have: where it is, it is the credential's. */
function parseAppleStatement(statement: CborMap, { algorithm }: CosePublicKey): CertificateList {
  const x5c = statement.get("x5c");
  const hasAlgorithm = statement.has("alg");
  if (!isCertificateList(x5c) || statement.size !== (hasAlgorithm ? 2 : 1)) {
    throw new WebAuthnError("attestation-statement-malformed", "An Apple attestation statement is no map of x5c.");
  }
  if (hasAlgorithm && statement.get("alg") !== algorithm) {
    throw new WebAuthnError("attestation-algorithm-mismatch", "An Apple attestation names another algorithm.");
  }
  return x5c;
}

function nonceOf({ authenticatorData, clientDataHash }: StatementInput): Uint8Array {
  return createHash("sha256").update(authenticatorData).update(clientDataHash).digest();
}

function checkNonce(certificate: Certificate, nonce: Uint8Array): void {
  const extension = findExtension(certificate, appleNonce);
  if (extension === undefined || !equalBytes(extension.value, concatBytes(nonceHeader, nonce))) {
    throw new WebAuthnError("attestation-nonce-mismatch", "The certificate was not made for this ceremony.");
  }
}

const appleNonce = "1.2.840.113635.100.8.2";
/** Tags and lengths of `SEQUENCE { [1] EXPLICIT OCTET STRING }` around 32 octets. */
const nonceHeader = Uint8Array.of(0x30, 36, 0xa1, 34, 0x04, 32);

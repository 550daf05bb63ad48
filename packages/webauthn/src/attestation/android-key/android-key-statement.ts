import { isCborBytes, type CborMap } from "../../cbor/decode-cbor.js";
import { concatBytes } from "../../concat-bytes.js";
import { isCoseAlgorithm, type CoseAlgorithm } from "../../cose/algorithm.js";
import { equalBytes } from "../../equal-bytes.js";
import { WebAuthnError } from "../../errors.js";
import { checkSignature } from "../../signature/check-signature.js";
import { importCertificateKey } from "../../signature/public-key.js";
import { isCertificateList, parseTrustPath, type CertificateList } from "../attestation-certificate.js";
import type { StatementInput, VerifiedSingleStatement } from "../statement.js";
import { checkAuthorizationLists } from "./check-authorization-lists.js";
import { checkCredentialKey, readCertificateKey } from "../credential-key.js";
import { readKeyDescription, type KeyDescription } from "./key-description.js";

/**
 * Verifies an android-key statement: signed by the credential key, which the Android Keystore describes in a certificate.
 *
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-android-key-attestation | WebAuthn Level 3 §8.4}
 */
export async function verifyAndroidKeyStatement(input: StatementInput): Promise<VerifiedSingleStatement> {
  const { algorithm, signature, x5c } = parseAndroidKeyStatement(input.statement);
  const trustPath = parseTrustPath(x5c);
  const data = concatBytes(input.authenticatorData, input.clientDataHash);
  const key = importCertificateKey(trustPath[0].subjectPublicKeyInfo, algorithm);
  await checkSignature(key, { data, signature }, "attestation-signature-invalid");
  checkCredentialKey(input.publicKey, readCertificateKey(trustPath[0]));
  const description = readKeyDescription(trustPath);
  checkAttestationChallenge(description, input.clientDataHash);
  checkAuthorizationLists(description, input.policy.androidKey ?? {});
  return { type: "basic", trustPath };
}

interface AndroidKeyStatement {
  readonly algorithm: CoseAlgorithm;
  readonly signature: Uint8Array;
  readonly x5c: CertificateList;
}

function parseAndroidKeyStatement(statement: CborMap): AndroidKeyStatement {
  const algorithm = statement.get("alg");
  const signature = statement.get("sig");
  const x5c = statement.get("x5c");
  if (statement.size !== 3 || typeof algorithm !== "number" || !isCborBytes(signature) || !isCertificateList(x5c)) {
    throw new WebAuthnError(
      "attestation-statement-malformed",
      "An android-key attestation statement is no map of alg, sig and x5c.",
    );
  }
  if (!isCoseAlgorithm(algorithm)) {
    throw new WebAuthnError("attestation-algorithm-unsupported", "The attestation's algorithm is not supported.");
  }
  return { algorithm, signature, x5c };
}

function checkAttestationChallenge({ attestationChallenge }: KeyDescription, clientDataHash: Uint8Array): void {
  if (!equalBytes(attestationChallenge, clientDataHash)) {
    throw new WebAuthnError("attestation-nonce-mismatch", "The key was made for another ceremony.");
  }
}

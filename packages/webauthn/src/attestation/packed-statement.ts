import { isCborBytes, type CborMap } from "../cbor/decode-cbor.js";
import { concatBytes } from "../concat-bytes.js";
import { isCoseAlgorithm, type CoseAlgorithm } from "../cose/algorithm.js";
import type { CosePublicKey } from "../cose/public-key.js";
import { WebAuthnError } from "../errors.js";
import { checkSignature } from "../signature/check-signature.js";
import { importCertificateKey } from "../signature/public-key.js";
import { isCertificateList, parseTrustPath, type CertificateList } from "./attestation-certificate.js";
import { checkManagedAppleCertificate, findManagedApplePolicy } from "./managed-apple.js";
import { checkPackedCertificate } from "./packed-certificate.js";
import type { StatementInput, VerifiedSingleStatement } from "./statement.js";

/**
 * Verifies a packed statement: signed by an attestation key with a certificate, or by the credential key itself.
 *
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-packed-attestation | WebAuthn Level 3 §8.2}
 */
export async function verifyPackedStatement(input: StatementInput): Promise<VerifiedSingleStatement> {
  const statement = parsePackedStatement(input.statement);
  const data = concatBytes(input.authenticatorData, input.clientDataHash);
  const signed = { data, signature: statement.signature };
  if (statement.x5c === undefined) {
    checkSelfAlgorithm(statement, input.publicKey);
    await checkSignature(input.importKey(), signed, "attestation-signature-invalid");
    return { type: "self" };
  }
  const trustPath = parseTrustPath(statement.x5c);
  const [certificate] = trustPath;
  const attestationKey = importCertificateKey(certificate.subjectPublicKeyInfo, statement.algorithm);
  await checkSignature(attestationKey, signed, "attestation-signature-invalid");
  const { aaguid, policy } = input;
  if (findManagedApplePolicy(aaguid, policy) === undefined) checkPackedCertificate(certificate, aaguid);
  else checkManagedAppleCertificate(certificate, aaguid);
  return { type: "basic", trustPath };
}

interface PackedStatement {
  readonly algorithm: CoseAlgorithm;
  readonly signature: Uint8Array;
  readonly x5c?: CertificateList;
}

function parsePackedStatement(statement: CborMap): PackedStatement {
  const algorithm = statement.get("alg");
  const signature = statement.get("sig");
  const x5c = statement.get("x5c");
  if (typeof algorithm !== "number" || !isCborBytes(signature)) throw malformed();
  if (!isCoseAlgorithm(algorithm)) {
    throw new WebAuthnError("attestation-algorithm-unsupported", "The attestation's algorithm is not supported.");
  }
  if (statement.size === 2) return { algorithm, signature };
  if (statement.size !== 3 || !isCertificateList(x5c)) throw malformed();
  return { algorithm, signature, x5c };
}

function checkSelfAlgorithm(statement: PackedStatement, credentialKey: CosePublicKey): void {
  if (statement.algorithm !== credentialKey.algorithm) {
    throw new WebAuthnError("attestation-algorithm-mismatch", "A self attestation names another key's algorithm.");
  }
}

function malformed(): WebAuthnError {
  return new WebAuthnError(
    "attestation-statement-malformed",
    "A packed attestation statement is no map of alg, sig and, at most, x5c.",
  );
}

import { createHash } from "node:crypto";

import { isCborBytes, type CborMap } from "../../cbor/decode-cbor.js";
import { algorithmParameters, isCoseAlgorithm, type AttestationAlgorithm } from "../../cose/algorithm.js";
import { concatBytes } from "../../concat-bytes.js";
import { equalBytes } from "../../equal-bytes.js";
import { WebAuthnError } from "../../errors.js";
import { checkSignature } from "../../signature/check-signature.js";
import { importCertificateKey } from "../../signature/public-key.js";
import { isCertificateList, parseTrustPath, type CertificateList } from "../attestation-certificate.js";
import { checkCredentialKey } from "../credential-key.js";
import type { StatementInput, VerifiedSingleStatement } from "../statement.js";
import { checkAikCertificate } from "./aik-certificate.js";
import { parseCertInfo, type CertInfo } from "./cert-info.js";
import { checkObjectAttributes } from "./object-attributes.js";
import { parsePubArea } from "./pub-area.js";
import type { TpmPolicy } from "./tpm-policy.js";

/**
 * Verifies the statement of a TPM 2.0: its attestation identity key (AIK) certifies the credential key.
 *
 * @throws {@link WebAuthnError} `attestation-statement-malformed`, `attestation-algorithm-unsupported`,
 * `attestation-key-mismatch`, `attestation-nonce-mismatch`, `attestation-algorithm-mismatch`,
 * `attestation-signature-invalid`, `attestation-key-unfit`, `public-key-unsafe`, and what `checkAikCertificate` throws.
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-tpm-attestation | WebAuthn Level 3 §8.3}
 */
export async function verifyTpmStatement(input: StatementInput): Promise<VerifiedSingleStatement> {
  const policy = input.policy.tpm ?? {};
  const statement = parseTpmStatement(input.statement);
  checkAlgorithm(statement.algorithm, policy);
  const pubArea = parsePubArea(statement.pubArea);
  checkCredentialKey(input.publicKey, pubArea.publicKey);
  const certInfo = parseCertInfo(statement.certInfo); // magic and type
  checkExtraData(certInfo, input, statement.algorithm);
  checkName(certInfo, statement.pubArea, pubArea.nameAlg);
  const trustPath = parseTrustPath(statement.x5c);
  const [aikCertificate] = trustPath;
  const aik = importCertificateKey(aikCertificate.subjectPublicKeyInfo, statement.algorithm);
  const signed = { data: statement.certInfo, signature: statement.signature };
  await checkSignature(aik, signed, "attestation-signature-invalid");
  checkAikCertificate(aikCertificate, input.aaguid, policy);
  if (policy.insecureIgnoreObjectAttributes !== true) checkObjectAttributes(pubArea.objectAttributes);
  return { type: "attca", trustPath };
}

interface TpmStatement {
  readonly algorithm: AttestationAlgorithm;
  readonly signature: Uint8Array;
  readonly x5c: CertificateList;
  readonly certInfo: Uint8Array;
  readonly pubArea: Uint8Array;
}

function parseTpmStatement(statement: CborMap): TpmStatement {
  const [version, algorithm, x5c] = ["ver", "alg", "x5c"].map((member) => statement.get(member));
  const [signature, certInfo, pubArea] = ["sig", "certInfo", "pubArea"].map((member) => statement.get(member));
  if (statement.size !== 6 || version !== "2.0" || typeof algorithm !== "number" || !isCertificateList(x5c)) {
    throw malformed();
  }
  if (!isCborBytes(signature) || !isCborBytes(certInfo) || !isCborBytes(pubArea)) throw malformed();
  if (!isCoseAlgorithm(algorithm) && algorithm !== rs1) throw unsupported("signs with an unknown algorithm");
  return { algorithm, signature, x5c, certInfo, pubArea };
}

function checkAlgorithm(algorithm: AttestationAlgorithm, { dangerouslyAllowRs1 = false }: TpmPolicy): void {
  if (algorithm === rs1 && !dangerouslyAllowRs1) throw unsupported("signs with SHA-1, which the policy does not take");
}

const rs1 = -65535;

/** The TPM was given the digest of this ceremony, made with the hash of the signature's algorithm. */
function checkExtraData(
  { extraData }: CertInfo,
  { authenticatorData, clientDataHash }: StatementInput,
  algorithm: AttestationAlgorithm,
): void {
  const parameters = algorithmParameters[algorithm];
  if (!("hash" in parameters)) throw unsupported("signs with an algorithm that has no hash of its own");
  const digest = createHash(parameters.hash).update(authenticatorData).update(clientDataHash).digest();
  if (!equalBytes(extraData, digest)) {
    throw new WebAuthnError("attestation-nonce-mismatch", "The TPM did not certify its key for this ceremony.");
  }
}

/** The Name of a key is the digest of its public area after the algorithm of that digest ([TPMv2-Part1] §16). */
function checkName({ name }: CertInfo, pubArea: Uint8Array, nameAlg: number): void {
  const hash = nameHashes.get(nameAlg);
  if (hash === undefined) throw unsupported("names its keys by a digest that is not supported");
  const digest = createHash(hash).update(pubArea).digest();
  if (!equalBytes(name, concatBytes(Uint8Array.of(nameAlg >> 8, nameAlg), digest))) {
    throw new WebAuthnError("attestation-key-mismatch", "The TPM certified another key.");
  }
}

/** By `TPM_ALG_ID`. SHA-1 is left out: who finds two public areas with one name could swap them. */
const nameHashes: ReadonlyMap<number, string> = new Map([
  [0x000b, "sha256"],
  [0x000c, "sha384"],
  [0x000d, "sha512"],
]);

function malformed(): WebAuthnError {
  return new WebAuthnError(
    "attestation-statement-malformed",
    "A TPM attestation statement is no map of ver 2.0, alg, x5c, sig, certInfo and pubArea.",
  );
}

function unsupported(what: string): WebAuthnError {
  return new WebAuthnError("attestation-algorithm-unsupported", `The TPM ${what}.`);
}

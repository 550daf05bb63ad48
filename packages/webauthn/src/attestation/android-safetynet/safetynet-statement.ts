import { createHash } from "node:crypto";

import { readSubjectAltName, type Certificate } from "@idpkit/x509";

import { isCborBytes, type CborMap } from "../../cbor/decode-cbor.js";
import { WebAuthnError } from "../../errors.js";
import { checkSignature } from "../../signature/check-signature.js";
import { importCertificateKey } from "../../signature/public-key.js";
import { parseTrustPath, readingCertificate, unfitCertificate } from "../attestation-certificate.js";
import type { StatementInput, VerifiedSingleStatement } from "../statement.js";
import type { SafetyNetPolicy } from "./safetynet-policy.js";
import { parseSafetyNetResponse, type SafetyNetResponse } from "./safetynet-response.js";

/**
 * Verifies an android-safetynet statement: Google judged the device in this very ceremony.
 *
 * About the credential key it says nothing that software on the device could not have said.
 *
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-android-safetynet-attestation | WebAuthn Level 3 §8.5}
 */
export async function verifySafetyNetStatement(input: StatementInput): Promise<VerifiedSingleStatement> {
  const response = parseSafetyNetResponse(parseSafetyNetStatement(input.statement));
  const { x5c, signingInput, signature } = response.jws;
  const trustPath = parseTrustPath(x5c);
  const [certificate] = trustPath;
  const key = importCertificateKey(certificate.subjectPublicKeyInfo, rs256);
  await checkSignature(key, { data: signingInput, signature }, "attestation-signature-invalid");
  checkNonce(response, input);
  checkHostname(certificate);
  checkCtsProfileMatch(response, input.policy.safetyNet ?? {});
  checkTimestamp(response, input.now);
  return { type: "basic", trustPath };
}

const rs256 = -257;

/** The version is that of Google's software, which nothing depends on. */
function parseSafetyNetStatement(statement: CborMap): Uint8Array {
  const version = statement.get("ver");
  const response = statement.get("response");
  if (statement.size !== 2 || typeof version !== "string" || version === "" || !isCborBytes(response)) {
    throw new WebAuthnError(
      "attestation-statement-malformed",
      "An android-safetynet attestation statement is no map of ver and response.",
    );
  }
  return response;
}

function checkNonce({ nonce }: SafetyNetResponse, { authenticatorData, clientDataHash }: StatementInput): void {
  const digest = createHash("sha256").update(authenticatorData).update(clientDataHash).digest("base64");
  if (nonce !== digest) {
    throw new WebAuthnError("attestation-nonce-mismatch", "SafetyNet was asked in another ceremony.");
  }
}

/** The common name counts only where the extension has no DNS name ([RFC6125] §6.4.4). */
function checkHostname(certificate: Certificate): void {
  const subjectAltName = readingCertificate(() => readSubjectAltName(certificate));
  const dnsNames = subjectAltName.flatMap((name) => (name.type === "dNSName" ? [name.value] : []));
  const commonNames = certificate.subject.attributes.flatMap(({ type, value }) => (type === commonName ? [value] : []));
  const names = dnsNames.length > 0 ? dnsNames : commonNames;
  if (!names.includes("attest.android.com")) throw unfitCertificate("is not SafetyNet's");
}

/** Attribute type of [X.520]. */
const commonName = "2.5.4.3";

function checkCtsProfileMatch({ ctsProfileMatch }: SafetyNetResponse, policy: SafetyNetPolicy): void {
  if (!ctsProfileMatch && policy.insecureIgnoreCtsProfileMatch !== true) {
    throw new WebAuthnError("attestation-device-unfit", "SafetyNet does not know the device for a certified one.");
  }
}

function checkTimestamp({ timestampMs }: SafetyNetResponse, now: Date): void {
  const age = now.getTime() - timestampMs;
  if (!(age >= 0 && age <= maximumAge)) {
    throw new WebAuthnError("attestation-time-mismatch", "SafetyNet judged the device at another time.");
  }
}

/** In milliseconds. The device asks SafetyNet during the ceremony. */
const maximumAge = 60_000;

import { attestedAaguid, formatAaguid } from "../attestation/aaguid.js";
import { assessTrust } from "../attestation/assess-trust.js";
import { parseAttestationObject } from "../attestation/attestation-object.js";
import { isAttestationFormat, type AttestationFormat } from "../attestation/attestation-policy.js";
import { verifyStatement } from "../attestation/verify-statement.js";
import { decodeBase64url, encodeBase64url } from "../base64url.js";
import {
  checkBackupEligibility,
  checkBackupFlags,
  checkRpIdHash,
  checkUserPresence,
  checkUserVerification,
} from "../ceremony/authenticator-data-checks.js";
import { parseAttestationData, type AttestedCredentialData } from "../ceremony/authenticator-data.js";
import {
  checkChallenge,
  checkCrossOrigin,
  checkOrigin,
  checkTopOrigin,
  checkType,
} from "../ceremony/client-data-checks.js";
import { parseClientData } from "../ceremony/client-data.js";
import { checkCredentialId, checkCredentialType } from "../ceremony/credential-checks.js";
import type { CoseAlgorithm } from "../cose/algorithm.js";
import { parseCosePublicKey, type CosePublicKey } from "../cose/public-key.js";
import { WebAuthnError } from "../errors.js";
import { sha256 } from "../sha256.js";
import { importPublicKey } from "../signature/public-key.js";
import { checkExpectedRegistration, type ExpectedRegistration } from "./expected-registration.js";
import { parseRegistrationResponse, type RegistrationResponseJSON } from "./registration-response.js";
import type { VerifiedRegistration } from "./verified-registration.js";

/**
 * Verifies a registration ceremony and returns the credential record to store.
 *
 * Does not look into the store: refuse an ID that is registered already, for whatever user (step 26). Extension
 * outputs, which nobody asked for, are ignored (steps 4 and 28).
 *
 * @throws {@link WebAuthnError} at the first check that fails, in the order of the specification.
 * @throws TypeError when `expected` is nothing to measure a ceremony by, or a trust anchor is no certificate.
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-registering-a-new-credential | WebAuthn Level 3 §7.1}
 */
export async function verifyRegistration(
  response: RegistrationResponseJSON,
  expected: ExpectedRegistration,
): Promise<VerifiedRegistration> {
  checkExpectedRegistration(expected);
  const { rpId, policy, now } = expected;

  const credential = parseRegistrationResponse(response); //                               step 3
  checkCredentialType(credential);
  const clientDataJSON = decodeBase64url(credential.response.clientDataJSON);
  const clientData = parseClientData(clientDataJSON); //                                   steps 5–6
  checkType(clientData, "webauthn.create"); //                                             step 7
  checkChallenge(clientData, expected.challenge); //                                       step 8
  checkOrigin(clientData, expected.origins); //                                            step 9
  checkCrossOrigin(clientData, expected.crossOrigin); //                                   step 10
  checkTopOrigin(clientData, expected.crossOrigin); //                                     step 11
  const clientDataHash = sha256(clientDataJSON); //                                        step 12
  const object = parseAttestationObject(decodeBase64url(credential.response.attestationObject)); // step 13
  const authData = parseAttestationData(object.authenticatorData);
  checkRpIdHash(authData, rpId); //                                                        step 14
  checkUserPresence(authData); //                                                          step 15
  checkUserVerification(authData); //                                                      step 16
  checkBackupFlags(authData); //                                                           step 17
  checkBackupEligibility(authData, policy); //                                             step 18; 19: no policy asks
  const publicKey = parseCosePublicKey(authData.credentialPublicKey); //                   step 20
  checkAlgorithm(publicKey, expected.algorithms);
  const key = importPublicKey(publicKey, expected.signatureVerifiers);
  const format = checkFormat(object.format); //                                            step 21
  const given = { ...object, ...authData, clientDataHash, publicKey, key, policy: expected.attestation, now };
  const statement = await verifyStatement(format, given); //                               step 22
  const trusted = assessTrust(format, statement, expected.attestation, now); //            steps 23–24
  checkCredentialIdLength(authData); //                                                    step 25; 26: the store
  checkCredentialId(credential, encodeBase64url(authData.credentialId));

  const aaguid = formatAaguid(attestedAaguid(statement, expected.attestation, authData.aaguid));
  return {
    credential: {
      id: credential.id, //                                                                step 27
      publicKey: encodeBase64url(authData.credentialPublicKey),
      algorithm: publicKey.algorithm,
      userHandle: encodeBase64url(expected.userHandle),
      signCount: authData.signCount,
      backupEligible: authData.backupEligible,
      backupState: authData.backupState,
      transports: credential.response.transports ?? [],
      aaguid,
      attestationFormat: format,
      attestationTrusted: trusted,
    },
    attestation: { format, type: statement.type, trusted, aaguid },
  } as VerifiedRegistration;
}

/** The algorithms of the request hold, whatever the client offered its authenticator. */
function checkAlgorithm({ algorithm }: CosePublicKey, expected: readonly CoseAlgorithm[]): void {
  if (!expected.includes(algorithm)) {
    throw new WebAuthnError("algorithm-not-allowed", "The credential is for an algorithm that was not asked for.");
  }
}

/** A format that is not known cannot be verified, and is never taken for none. */
function checkFormat(format: string): AttestationFormat {
  if (isAttestationFormat(format)) return format;
  throw new WebAuthnError("attestation-format-unsupported", "The attestation is of a format that is not supported.");
}

function checkCredentialIdLength({ credentialId }: AttestedCredentialData): void {
  if (credentialId.length < 1 || credentialId.length > 1023) {
    throw new WebAuthnError("credential-id-malformed", "A credential ID has 1 to 1023 bytes.");
  }
}

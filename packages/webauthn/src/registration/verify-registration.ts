import { assessTrust } from "../attestation/assess-trust.js";
import { parseAttestationObject } from "../attestation/attestation-object.js";
import {
  isAttestationFormat,
  type AttestationFormat,
  type AttestationPolicy,
} from "../attestation/attestation-policy.js";
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
import { readRegistrationExtensions } from "../extensions/read-registration-extensions.js";
import type { RegistrationRequest, Taken } from "../request/stored-request.js";
import { sha256 } from "../sha256.js";
import { checkPublicKey, importPublicKey } from "../signature/public-key.js";
import { parseRegistrationResponse, type RegistrationResponseJSON } from "./registration-response.js";
import { checkRegistrationVerification, type RegistrationVerification } from "./registration-verification.js";
import type { VerifiedRegistration } from "./verified-registration.js";

/**
 * Verifies the answer to a registration and returns the credential record to store.
 *
 * Does not look into the store: refuse an ID that is registered already, for whatever user (step 26).
 *
 * @param request - what was asked, taken for this answer: it decides what is demanded.
 * @throws {@link WebAuthnError} at the first check that fails, in the order of the specification.
 * @throws TypeError when `verification` is nothing to measure a ceremony by, or a trust anchor is no certificate.
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-registering-a-new-credential | WebAuthn Level 3 §7.1}
 */
export async function verifyRegistration(
  response: RegistrationResponseJSON,
  request: Taken<RegistrationRequest>,
  verification: RegistrationVerification,
): Promise<VerifiedRegistration> {
  checkRegistrationVerification(verification, request.algorithms);
  const { now, signatureVerifiers } = verification;

  const credential = parseRegistrationResponse(response); //                               steps 3–4
  checkCredentialType(credential);
  const clientDataJSON = decodeBase64url(credential.response.clientDataJSON);
  const clientData = parseClientData(clientDataJSON); //                                   steps 5–6
  checkType(clientData, "webauthn.create"); //                                             step 7
  checkChallenge(clientData, request.challenge); //                                        step 8
  checkOrigin(clientData, request.origin); //                                              step 9
  checkCrossOrigin(clientData, request.crossOrigin); //                                    step 10
  checkTopOrigin(clientData, request.crossOrigin); //                                      step 11
  const clientDataHash = sha256(clientDataJSON); //                                        step 12
  const object = parseAttestationObject(decodeBase64url(credential.response.attestationObject)); // step 13
  const authData = parseAttestationData(object.authenticatorData);
  checkRpIdHash(authData, request.rpId); //                                                step 14
  checkUserPresence(authData, request.mediation); //                                       step 15
  checkUserVerification(authData, request.userVerification); //                            step 16
  checkBackupFlags(authData); //                                                           step 17
  checkBackupEligibility(authData, request.policy); //                                     step 18; 19: no policy asks
  const publicKey = parseCosePublicKey(authData.credentialPublicKey); //                   step 20
  checkAlgorithm(publicKey, request.algorithms);
  checkPublicKey(publicKey, signatureVerifiers);
  const format = checkFormat(object.format, verification.attestation); //                  step 21
  const policy = demandedPolicy(verification.attestation, request);
  const importKey = () => importPublicKey(publicKey, signatureVerifiers);
  const { rpIdHash, aaguid, credentialId } = authData;
  // Member by member: spreading costs more here than the hashes do.
  const given = {
    statement: object.statement,
    authenticatorData: object.authenticatorData,
    clientDataHash,
    rpIdHash,
    aaguid,
    credentialId,
    publicKey,
    importKey,
    policy,
    now,
  };
  const statement = await verifyStatement(format, given); //                               step 22
  const attestation = assessTrust({ format, statement, aaguid }, policy, now); // steps 23–24
  checkCredentialIdLength(authData); //                                                    step 25; 26: the store
  checkCredentialId(credential, encodeBase64url(credentialId));
  checkExcluded(credential, request.excludeCredentials);
  const extensions = readRegistrationExtensions({
    //                                       step 28
    asked: request.extensions ?? {},
    claimed: credential.clientExtensionResults,
    signed: authData.extensionData,
    unsolicited: verification.unsolicitedExtensions ?? "ignore",
  });

  return {
    credential: {
      id: credential.id, //                                                                step 27
      publicKey: encodeBase64url(authData.credentialPublicKey),
      algorithm: publicKey.algorithm,
      userHandle: request.userHandle,
      signCount: authData.signCount,
      backupEligible: authData.backupEligible,
      backupState: authData.backupState,
      uvInitialized: authData.userVerified,
      transports: credential.response.transports ?? [],
      attestation,
    },
    attestation,
    userVerified: authData.userVerified,
    extensions,
  } as VerifiedRegistration;
}

/** The algorithms of the request hold, whatever the client offered its authenticator. */
function checkAlgorithm({ algorithm }: CosePublicKey, algorithms: readonly CoseAlgorithm[]): void {
  if (!algorithms.includes(algorithm)) {
    throw new WebAuthnError("algorithm-not-allowed", "The credential is for an algorithm that was not asked for.");
  }
}

/** A format that is not known is never taken for none; what is in a statement of one that is not wanted, nobody looks at. */
function checkFormat(format: string, { formats }: AttestationPolicy): AttestationFormat {
  if (!isAttestationFormat(format)) {
    throw new WebAuthnError("attestation-format-unsupported", "The attestation is of a format that is not supported.");
  }
  if (formats.includes(format)) return format;
  throw new WebAuthnError("attestation-format-not-allowed", "The policy does not take this attestation format.");
}

/** Who began the ceremony for attested credentials gets no others, whatever the policy says in general. */
function demandedPolicy(policy: AttestationPolicy, request: RegistrationRequest): AttestationPolicy {
  return request.policy === "attestedDeviceBound" ? { ...policy, trust: "required" } : policy;
}

function checkCredentialIdLength({ credentialId }: AttestedCredentialData): void {
  if (credentialId.length < 1 || credentialId.length > 1023) {
    throw new WebAuthnError("credential-id-malformed", "A credential ID has 1 to 1023 bytes.");
  }
}

/** The client is not trusted to have kept authenticators out that hold one already. */
function checkExcluded({ id }: RegistrationResponseJSON, excludeCredentials: readonly string[]): void {
  if (excludeCredentials.includes(id)) {
    throw new WebAuthnError("credential-excluded", "The user has this credential already.");
  }
}

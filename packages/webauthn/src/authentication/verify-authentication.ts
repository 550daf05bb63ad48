import type { CredentialPreset } from "../assurance/credential-presets.js";
import { decodeBase64url } from "../base64url.js";
import {
  checkBackupEligibility,
  checkBackupFlags,
  checkRpIdHash,
  checkUserPresence,
  checkUserVerification,
} from "../ceremony/authenticator-data-checks.js";
import { parseAssertionData, type AuthenticatorData } from "../ceremony/authenticator-data.js";
import {
  checkChallenge,
  checkCrossOrigin,
  checkOrigin,
  checkTopOrigin,
  checkType,
} from "../ceremony/client-data-checks.js";
import { parseClientData } from "../ceremony/client-data.js";
import { checkCredentialId, checkCredentialType } from "../ceremony/credential-checks.js";
import { concatBytes } from "../concat-bytes.js";
import {
  checkRecord,
  importRecordKey,
  readUserHandle,
  type CredentialRecord,
  type RecordKeyOptions,
} from "../credential-record.js";
import { equalBytes } from "../equal-bytes.js";
import { WebAuthnError } from "../errors.js";
import type { AuthenticationExtensionResults } from "../extensions/authentication-extensions.js";
import { readAuthenticationExtensions } from "../extensions/read-authentication-extensions.js";
import type { UnsolicitedExtensions } from "../extensions/unsolicited-extensions.js";
import type { AuthenticationRequest, Taken } from "../request/stored-request.js";
import { sha256 } from "../sha256.js";
import { checkSignature } from "../signature/check-signature.js";
import { parseAuthenticationResponse, type AuthenticationResponseJSON } from "./authentication-response.js";
import type { VerifiedAuthentication } from "./verified-authentication.js";

/** With what the answer to an authentication is verified, beside what was asked. */
export interface AuthenticationVerification extends RecordKeyOptions {
  /** What becomes of extension outputs that nobody asked for; ignored by default, as some authenticators send them always. */
  readonly unsolicitedExtensions?: UnsolicitedExtensions;
}

/**
 * Verifies the answer to an authentication and returns proof that the owner of `credential` holds it.
 *
 * Look `credential` up by the response's `id`. Does not decide whether the user may sign in, and stores nothing (step 24).
 *
 * @param request - what was asked, taken for this answer: it decides what is demanded.
 * @throws {@link WebAuthnError} at the first check that fails, in the order of the specification.
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-verifying-assertion | WebAuthn Level 3 §7.2}
 */
export async function verifyAuthentication(
  response: AuthenticationResponseJSON,
  credential: CredentialRecord,
  request: Taken<AuthenticationRequest>,
  verification: AuthenticationVerification = {},
): Promise<VerifiedAuthentication> {
  const answered = parseAuthenticationResponse(response); //                      steps 3–4
  checkCredentialType(answered);
  checkAllowed(answered, request.allowCredentials); //                            step 5
  checkCredentialId(answered, credential.id); //                                  step 6
  checkRecord(credential);
  const userHandle = checkUserHandle(answered, credential, request);
  const clientDataJSON = decodeBase64url(answered.response.clientDataJSON); //    step 7
  const authenticatorData = decodeBase64url(answered.response.authenticatorData);
  const signature = decodeBase64url(answered.response.signature);
  const clientData = parseClientData(clientDataJSON); //                          steps 8–9
  checkType(clientData, "webauthn.get"); //                                       step 10
  checkChallenge(clientData, request.challenge); //                               step 11
  checkOrigin(clientData, request.origin); //                                     step 12
  checkCrossOrigin(clientData, request.crossOrigin); //                           step 13
  checkTopOrigin(clientData, request.crossOrigin); //                             step 14
  const authData = parseAssertionData(authenticatorData);
  const extensions = readAuthenticationExtensions({
    asked: request.extensions ?? {},
    claimed: answered.clientExtensionResults,
    signed: authData.extensionData,
    unsolicited: verification.unsolicitedExtensions ?? "ignore",
  });
  checkRpIdHash(authData, expectedRpId(request, extensions)); //                  step 15
  checkUserPresence(authData); //                                                 step 16
  checkUserVerification(authData, request.userVerification); //                   step 17
  checkBackupFlags(authData); //                                                  step 18
  checkUnchangedEligibility(authData, credential); //                             step 19
  checkBackupEligibility(authData, request.policy);
  checkAttested(credential, request.policy);
  const clientDataHash = sha256(clientDataJSON); //                               step 20
  const data = concatBytes(authenticatorData, clientDataHash); //                 step 21
  const key = importRecordKey(credential, verification);
  await checkSignature(key, { data, signature }, "signature-invalid");
  const { signCount, backupState, userVerified } = authData;
  const signCountRegressed = hasRegressed(signCount, credential.signCount); //    step 22; 23: extensions, as read above

  const credentialId = credential.id;
  return {
    ...{ userHandle, credentialId, userVerified, signCount, signCountRegressed, backupState, extensions },
  } as VerifiedAuthentication;
}

/** The client is not trusted to have obeyed the list. */
function checkAllowed({ id }: AuthenticationResponseJSON, allowCredentials: readonly string[] | undefined): void {
  if (allowCredentials?.includes(id) === false) {
    throw new WebAuthnError("credential-not-allowed", "The client answered with a credential that was not asked for.");
  }
}

/**
 * The credential belongs to whom the authenticator names, and to whom was asked: nobody answers with one for somebody else. Where
 * it was not asked who, only the authenticator can tell, so it must.
 */
function checkUserHandle(
  { response }: AuthenticationResponseJSON,
  credential: CredentialRecord,
  request: AuthenticationRequest,
): Uint8Array {
  if (request.userHandle !== undefined && request.userHandle !== credential.userHandle) {
    throw new WebAuthnError("user-handle-mismatch", "The credential belongs to another user than the one asked for.");
  }
  if (request.userHandle === undefined && response.userHandle === undefined) {
    throw new WebAuthnError("user-handle-missing", "The authenticator did not say whose credential it used.");
  }
  const owner = readUserHandle(credential);
  if (response.userHandle !== undefined && !equalBytes(decodeBase64url(response.userHandle), owner)) {
    throw new WebAuthnError("user-handle-mismatch", "The credential belongs to another user.");
  }
  return owner;
}

/** Credentials of U2F belong to an AppID, and the client says when it used that; only where it was asked to, it may. */
function expectedRpId(
  { rpId, extensions }: AuthenticationRequest,
  { claimed }: AuthenticationExtensionResults,
): string {
  return extensions?.appid !== undefined && claimed.appid === true ? extensions.appid : rpId;
}

/** Who began the ceremony for attested credentials gets no others. */
function checkAttested({ attestation }: CredentialRecord, policy: CredentialPreset): void {
  if (policy === "attestedDeviceBound" && !attestation.trusted) {
    throw new WebAuthnError("attestation-untrusted", "The credential was registered without a trusted attestation.");
  }
}

/** Backup eligibility is for life: a change means another key, or another authenticator, under the same name. */
function checkUnchangedEligibility(authData: AuthenticatorData, credential: CredentialRecord): void {
  if (authData.backupEligible !== credential.backupEligible) {
    throw new WebAuthnError("backup-eligibility-changed", "The credential's backup eligibility has changed.");
  }
}

/** Zero twice means that the authenticator does not count. */
function hasRegressed(signCount: number, stored: number): boolean {
  return (signCount !== 0 || stored !== 0) && signCount <= stored;
}

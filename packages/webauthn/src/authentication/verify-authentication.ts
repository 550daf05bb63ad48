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
import { checkExpectedCeremony, type ExpectedCeremony } from "../ceremony/expected-ceremony.js";
import { concatBytes } from "../concat-bytes.js";
import { importRecordKey, readUserHandle, type CredentialRecord } from "../credential-record.js";
import { equalBytes } from "../equal-bytes.js";
import { WebAuthnError } from "../errors.js";
import { sha256 } from "../sha256.js";
import { checkSignature } from "../signature/check-signature.js";
import type { PublicKeyCache } from "../signature/public-key-cache.js";
import { parseAuthenticationResponse, type AuthenticationResponseJSON } from "./authentication-response.js";
import type { VerifiedAuthentication } from "./verified-authentication.js";

/** What a relying party expects of an authentication. What decides trust has no default. */
export interface ExpectedAuthentication extends ExpectedCeremony {
  /** Keeps imported keys from one sign-in to the next; by default each is imported anew. */
  readonly publicKeyCache?: PublicKeyCache;
}

/**
 * Verifies an authentication ceremony and returns proof that the owner of `credential` holds it.
 *
 * The user is not known beforehand: look `credential` up by the response's `id`. Where options named `allowCredentials`
 * (step 5), whoever wrote them makes sure that it is among them. Does not decide whether the user may sign in, and
 * stores nothing (step 24). Extension outputs, which nobody asked for, are ignored (steps 4 and 23).
 *
 * @throws {@link WebAuthnError} at the first check that fails, in the order of the specification.
 * @throws TypeError when `expected` is nothing to measure a ceremony by.
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-verifying-assertion | WebAuthn Level 3 §7.2}
 */
export async function verifyAuthentication(
  response: AuthenticationResponseJSON,
  credential: CredentialRecord,
  expected: ExpectedAuthentication,
): Promise<VerifiedAuthentication> {
  checkExpectedCeremony(expected);
  const { rpId, policy } = expected;

  const answered = parseAuthenticationResponse(response); //                      step 3
  checkCredentialType(answered);
  checkCredentialId(answered, credential.id); //                                  step 6
  const userHandle = checkUserHandle(answered, credential);
  const clientDataJSON = decodeBase64url(answered.response.clientDataJSON); //    step 7
  const authenticatorData = decodeBase64url(answered.response.authenticatorData);
  const signature = decodeBase64url(answered.response.signature);
  const clientData = parseClientData(clientDataJSON); //                          steps 8–9
  checkType(clientData, "webauthn.get"); //                                       step 10
  checkChallenge(clientData, expected.challenge); //                              step 11
  checkOrigin(clientData, expected.origins); //                                   step 12
  checkCrossOrigin(clientData, expected.crossOrigin); //                          step 13
  checkTopOrigin(clientData, expected.crossOrigin); //                            step 14
  const authData = parseAssertionData(authenticatorData);
  checkRpIdHash(authData, rpId); //                                               step 15
  checkUserPresence(authData); //                                                 step 16
  checkUserVerification(authData); //                                             step 17
  checkBackupFlags(authData); //                                                  step 18
  checkUnchangedEligibility(authData, credential); //                             step 19
  checkBackupEligibility(authData, policy);
  const clientDataHash = sha256(clientDataJSON); //                               step 20
  const data = concatBytes(authenticatorData, clientDataHash); //                 step 21
  const key = importRecordKey(credential, expected);
  await checkSignature(key, { data, signature }, "signature-invalid");
  const { signCount, backupState } = authData;
  const signCountRegressed = hasRegressed(signCount, credential.signCount); //    step 22

  const credentialId = credential.id;
  return { userHandle, credentialId, signCount, signCountRegressed, backupState } as VerifiedAuthentication;
}

/** The authenticator names the owner that is on record: nobody answers with a credential for somebody else. */
function checkUserHandle({ response }: AuthenticationResponseJSON, credential: CredentialRecord): Uint8Array {
  if (response.userHandle === undefined) {
    throw new WebAuthnError("user-handle-missing", "The authenticator did not say whose credential it used.");
  }
  const owner = readUserHandle(credential);
  if (!equalBytes(decodeBase64url(response.userHandle), owner)) {
    throw new WebAuthnError("user-handle-mismatch", "The credential belongs to another user.");
  }
  return owner;
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

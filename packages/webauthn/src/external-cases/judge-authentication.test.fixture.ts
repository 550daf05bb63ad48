import {
  parseAuthenticationResponse,
  type AuthenticationResponseJSON,
} from "../authentication/authentication-response.js";
import { verifyAuthentication } from "../authentication/verify-authentication.js";
import { decodeBase64url, encodeBase64url } from "../base64url.js";
import { parseAssertionData } from "../ceremony/authenticator-data.js";
import { parseCosePublicKey } from "../cose/public-key.js";
import type { CredentialRecord } from "../credential-record.js";
import { WebAuthnError } from "../errors.js";
import { isJsonObject, type JsonObject } from "../json-object.js";
import type { AuthenticationRequest, Taken } from "../request/stored-request.js";
import { decideSignCount } from "../transition/decide-sign-count.js";
import {
  isBase64url,
  isBoolean,
  isCount,
  isText,
  readMember,
  readOptional,
  readRequired,
  readResponse,
  readSwitch,
} from "./case-fields.test.fixture.js";
import { CaseRefusal } from "./case-refusal.test.fixture.js";
import { readAlgorithms, readCeremonyRequest, readParams } from "./case-terms.test.fixture.js";

/**
 * Judges the answer to an authentication; see vectors/README.md.
 *
 * @throws {@link CaseRefusal} or {@link WebAuthnError} when it is refused.
 */
export async function judgeAuthentication(fields: JsonObject): Promise<null> {
  const params = readParams(fields);
  const response = parseAuthenticationResponse(readResponse(fields));
  const credential = readCredential(fields, response);
  const request = readAuthenticationRequest(fields, credential, response);
  if (!readAlgorithms(params).includes(credential.algorithm)) {
    throw new WebAuthnError("algorithm-not-allowed", "The credential is for an algorithm that is not allowed.");
  }
  const verified = await verifyAuthentication(response, credential, request);
  const policy = readMember(params, "signCountPolicy") === "reject" ? "reject" : "report";
  const decision = decideSignCount(verified, policy);
  if (decision.outcome === "deny") throw new CaseRefusal(decision.reason);
  return null;
}

function readCredential(fields: JsonObject, response: AuthenticationResponseJSON): CredentialRecord {
  const credential = readRequired(fields, "credential", isJsonObject);
  const publicKey = readRequired(credential, "publicKey", isText);
  return {
    id: readRequired(credential, "id", isText),
    publicKey,
    algorithm: parseCosePublicKey(decodeBase64url(publicKey)).algorithm,
    userHandle: readOwner(readParams(fields), response),
    signCount: readOptional(credential, "counter", isCount) ?? 0,
    backupEligible: readOptional(credential, "backupEligible", isBoolean) ?? claimedEligibility(response),
    backupState: readSwitch(credential, "backupState"),
    uvInitialized: true,
    transports: [],
    attestation: { trusted: false, format: "none", type: "none", claimedAaguid: noModel },
  };
}

const noModel = "00000000-0000-0000-0000-000000000000";

/**
 * Whose the credential is: where the case does not say, whoever the authenticator names. Some clients write nobody as an empty
 * user handle, which is none where one is required.
 */
function readOwner(params: JsonObject, { response: { userHandle } }: AuthenticationResponseJSON): string {
  const expected = readOptional(params, "expectedUserHandle", isBase64url);
  const isNobody = userHandle === "" && !readSwitch(params, "requireUserHandle");
  const claimed = isNobody || isBase64url(userHandle) ? userHandle : undefined;
  return expected ?? claimed ?? encodeBase64url(Uint8Array.of(1));
}

/** A case that does not know whether the credential was eligible does not want it compared. */
function claimedEligibility({ response }: AuthenticationResponseJSON): boolean {
  return parseAssertionData(decodeBase64url(response.authenticatorData)).backupEligible;
}

function readAuthenticationRequest(
  fields: JsonObject,
  { userHandle }: CredentialRecord,
  { response }: AuthenticationResponseJSON,
): Taken<AuthenticationRequest> {
  const params = readParams(fields);
  const allowCredentials = readAllowCredentials(params);
  const appid = readOptional(params, "appId", isText);
  return {
    ...readCeremonyRequest(fields, response.clientDataJSON),
    purpose: "authentication",
    ...(!readSwitch(params, "requireUserHandle") && { userHandle }),
    ...(allowCredentials.length > 0 && { allowCredentials }),
    ...(appid !== undefined && { extensions: { appid } }),
  } as Taken<AuthenticationRequest>;
}

/** IDs, or descriptors with one. An empty list names nobody, which is how options let any credential answer. */
function readAllowCredentials(params: JsonObject): readonly string[] {
  const allowed = readOptional(params, "allowCredentials", Array.isArray) ?? [];
  return allowed.map((member: unknown) => {
    const id = isJsonObject(member) ? readMember(member, "id") : member;
    if (!isText(id)) throw new CaseRefusal("case-malformed");
    return id;
  });
}

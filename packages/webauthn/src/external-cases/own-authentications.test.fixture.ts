import type { AuthenticationResponseJSON } from "../authentication/authentication-response.js";
import type { JsonObject } from "../json-object.js";
import { creationOptions, enrol, requestOptions } from "../relying-party.test.fixture.js";
import type { CeremonyDefects } from "../testing/ceremony-defects.js";
import { brokenSignature, ownTerms } from "./own-terms.test.fixture.js";

/** Makes authentications with one credential, a few for each field of a case. */
export async function createOwnAuthentications(): Promise<readonly JsonObject[]> {
  const { authenticator, credential: record } = await enrol({ algorithm: -7 });
  const { id, publicKey, signCount: counter, backupEligible, backupState } = record;
  const credential = { id, publicKey, counter, backupEligible, backupState };
  const answer = (defects?: CeremonyDefects) => authenticator.get(requestOptions, defects);
  const authentication: MakeCase = (name, expected, response, otherwise = {}) => ({
    ...{ id: `authentication: ${name}`, kind: "authentication", expected, ...ownTerms, credential },
    ...otherwise,
    response,
  });

  const plain = await answer();
  return [
    authentication("sound", "accept", plain),
    authentication("broken signature", "reject", await answer(brokenSignature)),
    authentication("other credential", "reject", plain, { credential: { ...credential, id: "AAAA" } }),
    authentication("other algorithms", "reject", plain, { params: { allowedAlgs: [-8] } }),
    authentication("allowed credential", "accept", plain, { params: { allowCredentials: ["AAAA", id] } }),
    authentication("allowed descriptor", "accept", plain, { params: { allowCredentials: [{ id }] } }),
    authentication("other credentials", "reject", plain, { params: { allowCredentials: ["AAAA"] } }),
    ...(await createAppIdCases(authentication, answer)),
    ...(await createRecordCases(authentication, answer, credential)),
    ...createUserCases(authentication, plain),
  ];
}

type MakeCase = (name: string, expected: "accept" | "reject", response: object, otherwise?: object) => JsonObject;
type Answer = (defects?: CeremonyDefects) => Promise<AuthenticationResponseJSON>;

async function createAppIdCases(authentication: MakeCase, answer: Answer): Promise<readonly JsonObject[]> {
  const appId = "https://example.com/appid.json";
  const ofAppId = await answer({ rpId: appId, clientExtensionResults: { appid: true } });
  return [
    authentication("AppID", "accept", ofAppId, { params: { appId } }),
    authentication("AppID, not asked for", "reject", ofAppId),
    authentication("AppID, not claimed", "reject", await answer({ rpId: appId }), { params: { appId } }),
  ];
}

async function createRecordCases(
  authentication: MakeCase,
  answer: Answer,
  credential: object,
): Promise<readonly JsonObject[]> {
  const repeated = await answer({ signCount: 1 });
  const synced = await answer({ flags: { backupEligible: true } });
  const incomplete = { credential: { ...credential, backupEligible: undefined } };
  const eligible = { credential: { ...credential, backupEligible: true } };
  return [
    authentication("counter stood still", "accept", repeated),
    authentication("counter stood still, refused", "reject", repeated, { params: { signCountPolicy: "reject" } }),
    authentication("became backup-eligible", "reject", synced),
    authentication("backup-eligible as before", "accept", synced, eligible),
    authentication("backup-eligible, before is unknown", "accept", synced, incomplete),
    authentication("backup-eligible, forbidden", "reject", synced, {
      ...eligible,
      params: { backupEligible: "forbidden" },
    }),
  ];
}

function createUserCases(authentication: MakeCase, response: AuthenticationResponseJSON): readonly JsonObject[] {
  const expectedUserHandle = creationOptions.user.id;
  const unnamed = { ...response, response: { ...response.response, userHandle: undefined } };
  const empty = { ...response, response: { ...response.response, userHandle: "" } };
  return [
    authentication("expected user", "accept", response, { params: { expectedUserHandle } }),
    authentication("other user", "reject", response, { params: { expectedUserHandle: "AAAA" } }),
    authentication("expected user, not named", "accept", unnamed, { params: { expectedUserHandle } }),
    authentication("user is named", "accept", response, { params: { requireUserHandle: true } }),
    authentication("user is not named", "accept", unnamed),
    authentication("user is not named, and must be", "reject", unnamed, { params: { requireUserHandle: true } }),
    authentication("user handle is empty", "accept", empty),
    authentication("user handle is empty, and must be there", "reject", empty, { params: { requireUserHandle: true } }),
  ];
}

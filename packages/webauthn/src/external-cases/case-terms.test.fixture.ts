import { decodeBase64url } from "../base64url.js";
import { parseClientData } from "../ceremony/client-data.js";
import type { ExpectedCrossOrigin } from "../ceremony/expected-cross-origin.js";
import { agreeOnTerms, type CeremonyTerms } from "../ceremony/relying-party.js";
import { runtimeAlgorithms, type CoseAlgorithm } from "../cose/algorithm.js";
import { isJsonObject, type JsonObject } from "../json-object.js";
import type { CeremonyRequest } from "../request/stored-request.js";
import {
  isNumbers,
  isText,
  readInstant,
  readMember,
  readOptional,
  readRequired,
  readSwitch,
  readTexts,
} from "./case-fields.test.fixture.js";
import { CaseRefusal } from "./case-refusal.test.fixture.js";

/** The `params` of a case. */
export function readParams(fields: JsonObject): JsonObject {
  return readOptional(fields, "params", isJsonObject) ?? {};
}

/**
 * What the requests of both ceremonies say, by the same rules by which one is begun.
 *
 * @param clientDataJSON - of the answer: of several expected origins, it tells on which the ceremony was begun.
 */
export function readCeremonyRequest(fields: JsonObject, clientDataJSON: string): CeremonyRequest {
  const params = readParams(fields);
  const rpId = readRequired(fields, "expectedRPID", isText);
  const challenge = readRequired(fields, "expectedChallenge", isText);
  const [first, ...others] = readTexts(fields, "expectedOrigin") ?? [];
  if (first === undefined) throw new CaseRefusal("case-malformed");
  const origin = others.find(isClaimedBy(clientDataJSON)) ?? first;
  const crossOrigin = readCrossOrigin(params);
  const terms: CeremonyTerms = {
    origin,
    policy: readMember(params, "backupEligible") === "forbidden" ? "deviceBound" : "passkey",
    ...(!readSwitch(fields, "requireUV") && { insecureUserVerification: "discouraged" }),
    ...(crossOrigin !== undefined && { crossOrigin }),
    now: readInstant(fields),
  };
  try {
    return { challenge, rpId, ...agreeOnTerms({ id: rpId, origins: [first, ...others] }, terms) };
  } catch (cause) {
    throw new CaseRefusal("case-malformed", { cause });
  }
}

/** The algorithms that are allowed, of those that the runtime has. */
export function readAlgorithms(params: JsonObject): readonly CoseAlgorithm[] {
  const allowed: readonly number[] = readOptional(params, "allowedAlgs", isNumbers) ?? runtimeAlgorithms;
  return runtimeAlgorithms.filter((algorithm) => allowed.includes(algorithm));
}

/** Older clients do not name the page at the top, and Level 3 asks only what is named to be expected. */
function readCrossOrigin(params: JsonObject): ExpectedCrossOrigin | undefined {
  const topOrigins = readTexts(params, "expectedTopOrigins") ?? [];
  return readSwitch(params, "allowCrossOrigin") ? { topOrigins, insecureAllowUnnamedTopOrigin: true } : undefined;
}

function isClaimedBy(clientDataJSON: string): (origin: string) => boolean {
  const claimed = parseClientData(decodeBase64url(clientDataJSON)).origin;
  return (origin) => origin === claimed;
}

import { findSignInEndpoint } from "@idpkit/workspaces";

import { checkTrustPolicy } from "../../iam/trust-policy.js";
import { readAttributes, valuesOf, type ReceivedAttribute } from "../../sign-in/attributes.js";
import { checkAudience } from "../../sign-in/audience.js";
import { readIssuer } from "../../sign-in/issuer.js";
import { checkRecipient, readRecipient } from "../../sign-in/recipient.js";
import { checkRole, type RolePair } from "../../sign-in/role.js";
import { checkSession } from "../../sign-in/session.js";
import { checkSessionTags, readTags, type SessionTags } from "../../sign-in/session-tags.js";
import type { ReceivedMessage } from "../../sign-in/signature.js";
import { checkSubject, readSubject, type Subject } from "../../sign-in/subject.js";
import { checkTime } from "../../sign-in/time.js";
import type { Surroundings } from "../surroundings.js";

/** The session that STS would open; in a diagnosis with what the message says, even where a step refused it. */
export interface Session {
  readonly issuer: string;
  readonly subject: Subject;
  /** `undefined` when neither the message nor the set-up names them. */
  readonly pair: RolePair | undefined;
  readonly tags: SessionTags;
}

/** From the audience to the session tags: what AWS sign-in and STS look at. */
export async function takeSessionSteps(message: ReceivedMessage, surroundings: Surroundings): Promise<Session> {
  const { evidence, now, recorder } = surroundings;
  const { take } = recorder;
  const { role, samlProvider, acs } = evidence;
  const audience = evidence.audience ?? audienceAt(readRecipient(message));
  await take("audience", () => checkAudience(message, audience));
  await take("recipient", () => checkRecipient(message, acs));
  await take("time", () => checkTime(message, now));
  await take("subject", () => checkSubject(message));

  const attributes = readAttributes(message.assertion);
  const expected = { roleArn: role?.arn, providerArn: samlProvider?.arn };
  const pair = (await take("role", () => checkRole(attributes, expected))) ?? pairOf(expected);
  const session = { issuer: readIssuer(message), subject: readSubject(message), pair, tags: readTags(attributes) };
  await takeTrustPolicy(session, { attributes, recipient: readRecipient(message) ?? "" }, surroundings);
  await take("session-name", () => checkSession(attributes, role?.maximumSessionSeconds));
  await take("session-tags", () => checkSessionTags(attributes));
  return session;
}

async function takeTrustPolicy(
  { pair, ...session }: Session,
  { attributes, recipient }: { attributes: readonly ReceivedAttribute[]; recipient: string },
  { evidence, recorder }: Surroundings,
): Promise<void> {
  const { trustPolicy } = evidence.role ?? {};
  if (trustPolicy === undefined) {
    recorder.skip("trust-policy", "Bring the role as «aws iam get-role» prints it, to ask its trust policy.");
    return;
  }
  if (!pair) return;
  const [sourceIdentity] = valuesOf(attributes, "SourceIdentity");
  const transitiveTagKeys = valuesOf(attributes, "TransitiveTagKeys");
  await recorder.take("trust-policy", () =>
    checkTrustPolicy(trustPolicy, { ...session, pair, recipient, sourceIdentity, transitiveTagKeys }),
  );
}

/** The audience at an endpoint of AWS sign-in; that of the commercial partition where the endpoint is none of the table. */
function audienceAt(recipient: string | undefined): string {
  return (recipient === undefined ? undefined : findSignInEndpoint(recipient)?.endpoint.audience) ?? commercialAudience;
}

function pairOf({ roleArn, providerArn }: { roleArn: string | undefined; providerArn: string | undefined }) {
  return roleArn === undefined || providerArn === undefined ? undefined : { roleArn, providerArn };
}

const commercialAudience = "urn:amazon:webservices";

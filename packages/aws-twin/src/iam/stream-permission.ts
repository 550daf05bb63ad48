import { decidePolicy, type PolicyDecision, type PolicyDocument } from "@idpkit/workspaces";

import type { FaultCode } from "../faults/fault-code.js";
import type { RolePair } from "../sign-in/role.js";
import type { SessionTags } from "../sign-in/session-tags.js";
import type { Subject } from "../sign-in/subject.js";
import { Refusal, type Finding } from "../walk/refusal.js";
import { readPolicy, withConditions, type PolicyInput } from "./policies.js";
import { nameQualifier } from "./trust-policy.js";

/** Who wants to stream, and from where. */
export interface StreamRequest {
  readonly pair: RolePair;
  readonly issuer: string;
  readonly subject: Subject;
  readonly tags: SessionTags;
  readonly directory: { readonly id: string; readonly region: string };
}

/**
 * The role's permission policies allow `workspaces:Stream` on the directory to the user that the assertion names.
 *
 * Of the assertion only `saml:sub`, `saml:sub_type`, `saml:namequalifier` and the session's tags are still there. Service
 * control policies and permissions boundaries, which have to allow as well, are not given to the twin.
 *
 * @see {@link https://docs.aws.amazon.com/workspaces/latest/adminguide/setting-up-saml.html | Set up SAML 2.0 for WorkSpaces, step 4}
 */
export function checkStreamPermission(policies: readonly PolicyInput[], request: StreamRequest): Finding<undefined> {
  const documents = policies.map((policy) => readPolicy(policy, "permission-policy-malformed"));
  const resource = directoryArn(request);
  const context = contextOf(request);
  const ask = (changed: readonly PolicyDocument[]) =>
    decidePolicy(changed, { action: "workspaces:Stream", resource, context });
  const decision = ask(documents);
  if (decision.outcome === "deny") {
    const allows = (changed: readonly PolicyDocument[]) => ask(changed).outcome === "allow";
    throw new Refusal(codeOf(decision, documents, allows), decision.explanation);
  }
  return { says: "A statement allows workspaces:Stream to this user.", evidence: resource, value: undefined };
}

function directoryArn({ pair, directory }: StreamRequest): string {
  const [, partition = "", , , account = ""] = pair.roleArn.split(":");
  return `arn:${partition}:workspaces:${directory.region}:${account}:directory/${directory.id}`;
}

function contextOf({ pair, issuer, subject, tags, directory }: StreamRequest) {
  return {
    "saml:sub": [subject.name],
    "saml:sub_type": [subject.type],
    "saml:namequalifier": [nameQualifier(issuer, pair.providerArn)],
    "workspaces:userId": [subject.name],
    "aws:RequestedRegion": [directory.region],
    ...Object.fromEntries(Array.from(tags, ([key, value]) => [`aws:PrincipalTag/${key}`, [value]])),
  };
}

function codeOf(
  decision: Extract<PolicyDecision, { outcome: "deny" }>,
  documents: readonly PolicyDocument[],
  allows: (changed: readonly PolicyDocument[]) => boolean,
): FaultCode {
  if (decision.reason === "explicit-deny") return "stream-denied-explicitly";
  if (decision.reason === "not-understood") return "permission-policy-not-understood";
  const unconditional = documents.map((document) => withConditions(document, () => false));
  if (allows(unconditional)) return "stream-not-allowed-to-user";
  return allows(unconditional.map(onEverything)) ? "stream-not-allowed-on-directory" : "stream-not-allowed";
}

function onEverything(document: PolicyDocument): PolicyDocument {
  const resource = { negated: false, patterns: ["*"] };
  return { ...document, statements: document.statements.map((each) => ({ ...each, resource })) };
}

import { decidePasskey } from "../ceremonies/decide-passkey.js";
import type { ProvenPerson } from "../ceremonies/proven-person.js";
import type { Parts } from "../parts.js";
import type { AccessRequest } from "../roles/access-policy.js";
import type { SignedIn } from "../session/signed-in.js";
import { findEnabledAccount } from "./enabled-account.js";

declare const allowed: unique symbol;

/** An allowing decision about `subject`. Only the two functions below make one, in the request that uses it. */
export interface Allowed<Subject> {
  readonly [allowed]: true;
  readonly subject: Subject;
}

/** What access control says. Reasons are for the audit log. */
export type AccessAnswer<Subject> =
  | { readonly outcome: "allow"; readonly allowed: Allowed<Subject> }
  | { readonly outcome: "step-up"; readonly reason: string }
  | { readonly outcome: "deny"; readonly reason: string };

/** Decides whether a person who finished a ceremony may have a session. */
export function decideSignIn(person: ProvenPerson, parts: Parts, now: Date): Promise<AccessAnswer<ProvenPerson>> {
  return decide(person, { purpose: "sign-in", assurance: person.assurance }, parts, now);
}

/**
 * Decides whether a signed-in person may go to their WorkSpace. Their passkey has to be good enough still: its model may have
 * become compromised since they signed in.
 */
export async function decideLaunch(person: SignedIn, parts: Parts, now: Date): Promise<AccessAnswer<SignedIn>> {
  const passkey = await parts.roles.credentials.find(person.credentialId);
  if (passkey === undefined) return { outcome: "deny", reason: "credential-unknown" };
  // Nobody signs in here without user verification.
  const evidence = { userVerified: true, metadata: await parts.roles.metadata?.current() };
  const decision = decidePasskey(passkey.credential, evidence, parts, now);
  if (decision.outcome === "deny") return { outcome: "deny", reason: decision.reasons.join(" ") };
  return decide(person, { purpose: "launch", assurance: decision.assurance }, parts, now);
}

async function decide<Subject extends ProvenPerson | SignedIn>(
  subject: Subject,
  matter: Pick<AccessRequest, "purpose" | "assurance">,
  { roles }: Parts,
  now: Date,
): Promise<AccessAnswer<Subject>> {
  const found = await findEnabledAccount(subject.accountId, roles.directory);
  if ("missing" in found) return { outcome: "deny", reason: found.missing };

  const { authenticatedAt } = subject;
  const decision = await roles.access.decide({ account: found.account, ...matter, authenticatedAt, now });
  if (decision.outcome !== "allow") return decision;
  return { outcome: "allow", allowed: { subject } as Allowed<Subject> };
}

import type { VerifiedAuthentication } from "../authentication/verified-authentication.js";

/**
 * What to do when a counter did not go up. `report` lets the user in and leaves it to the event; `reject` keeps out a
 * copied key, and an honest user whose answers overtook each other.
 */
export type SignCountPolicy = "report" | "reject";

/** Whether the counter stands in the way. */
export type SignCountDecision =
  { readonly outcome: "allow" } | { readonly outcome: "deny"; readonly reason: "sign-count-regressed" };

/**
 * Decides whether an authentication is refused for its counter. An authenticator that does not count, as synced passkeys
 * do not, is never refused.
 *
 * @throws TypeError when there is no such policy.
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-sign-counter | WebAuthn Level 3 §6.1.1}
 */
export function decideSignCount(
  { signCountRegressed }: VerifiedAuthentication,
  policy: SignCountPolicy,
): SignCountDecision {
  if (!policies.includes(policy)) throw new TypeError(`policy must be one of ${policies.join(", ")}`);
  const isDenied = signCountRegressed && policy === "reject";
  return isDenied ? { outcome: "deny", reason: "sign-count-regressed" } : { outcome: "allow" };
}

const policies: readonly SignCountPolicy[] = ["report", "reject"];

import type { Assurance } from "@idpkit/webauthn";

import type { Account } from "./directory.js";

/** What a person who proved who they are wants to do. */
export interface AccessRequest {
  readonly account: Account;
  readonly purpose: "sign-in" | "launch";
  readonly authenticatedAt: Date;
  /** What is known about the authenticator they signed in with, by the metadata of today: `attested-hardware`, or less. */
  readonly assurance: Assurance;
  readonly now: Date;
}

/**
 * The answer of an {@link AccessPolicy}. `step-up` asks for a fresh sign-in; at a sign-in, which is fresh, it denies.
 * Reasons go to the audit log and to nobody else.
 */
export type AccessDecision =
  | { readonly outcome: "allow" }
  | { readonly outcome: "step-up"; readonly reason: string }
  | { readonly outcome: "deny"; readonly reason: string };

/** Decides who may do what. Asked only about accounts that exist and are enabled. */
export interface AccessPolicy {
  /** Answers every question; a «no» is an answer. Rejects only when it cannot decide, and then nothing is allowed. */
  decide(request: AccessRequest): Promise<AccessDecision>;
}

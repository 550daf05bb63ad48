import type { Assurance, VerifiedAuthentication } from "@idpkit/webauthn";

declare const proven: unique symbol;

/** Proof that whoever sits at the browser holds a passkey of this account. Only a finished sign-in ceremony makes one. */
export interface ProvenPerson {
  readonly [proven]: true;
  readonly verified: VerifiedAuthentication;
  readonly accountId: string;
  /** What is known about the authenticator, as of now. */
  readonly assurance: Assurance;
  /** When the ceremony was verified. */
  readonly authenticatedAt: Date;
}

import type { VerifiedMetadata } from "@idpkit/webauthn";

/** Has the FIDO metadata that the application downloads and verifies from time to time. */
export interface AuthenticatorMetadata {
  /** The newest that were verified; `undefined` as long as there are none. Rejects when they cannot be read, and only then. */
  current(): Promise<VerifiedMetadata | undefined>;
}

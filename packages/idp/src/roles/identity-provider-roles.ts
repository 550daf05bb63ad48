import type { Signer } from "@idpkit/saml";

import type { AccessPolicy } from "./access-policy.js";
import type { AuditLog } from "./audit-log.js";
import type { AuthenticatorMetadata } from "./authenticator-metadata.js";
import type { CredentialStore } from "./credential-store.js";
import type { Directory } from "./directory.js";
import type { OneTimeStore } from "./one-time-store.js";
import type { RateLimiter } from "./rate-limiter.js";
import type { SessionStore } from "./session-store.js";

/** Everything that the identity provider asks of the application. */
export interface IdentityProviderRoles {
  readonly directory: Directory;
  readonly credentials: CredentialStore;
  readonly oneTime: OneTimeStore;
  readonly sessions: SessionStore;
  /** Signs the assertions; its certificate goes into the metadata. */
  readonly signer: Signer;
  readonly access: AccessPolicy;
  readonly audit: AuditLog;
  readonly rateLimiter: RateLimiter;
  /**
   * What FIDO metadata say about models of authenticators: whom to trust for their attestations, and which are compromised.
   * Without it, only the trust anchors of the configuration count, and nothing is known to be compromised.
   */
  readonly metadata?: AuthenticatorMetadata;
  /** The time now; the only clock that is read. */
  readonly clock: () => Date;
  /** The runtime's WebCrypto unless given. */
  readonly crypto?: Crypto;
  /**
   * Gets every unexpected error and every outage of a role, with the id of the request that it spoiled. The browser
   * sees the id only.
   */
  readonly onError?: (error: unknown, requestId: string) => void;
}

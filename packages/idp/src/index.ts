export { createIdentityProvider } from "./identity-provider.js";
export type { IdentityProvider } from "./identity-provider.js";
export type { EnrolmentLink } from "./ceremonies/enrolment-ticket.js";
export type { IdentityProviderConfig, WorkspacesConfig } from "./configuration/identity-provider-config.js";

export type { IdentityProviderRoles } from "./roles/identity-provider-roles.js";
export type { Account, Directory } from "./roles/directory.js";
export type { AuthenticatorMetadata } from "./roles/authenticator-metadata.js";
export type { CredentialStore, Passkey, PasskeyUse } from "./roles/credential-store.js";
export type { OneTimeStore } from "./roles/one-time-store.js";
export type { Session, SessionStore } from "./roles/session-store.js";
export type { AccessDecision, AccessPolicy, AccessRequest } from "./roles/access-policy.js";
export type { AuditEvent, AuditEventType, AuditLog } from "./roles/audit-log.js";
export type { RateLimitAnswer, RateLimiter } from "./roles/rate-limiter.js";
export { createMemoryRateLimiter } from "./roles/memory-rate-limiter.js";
export type { MemoryRateLimiterOptions } from "./roles/memory-rate-limiter.js";

export { IdpError } from "./errors.js";
export type { ConfigurationErrorCode, IdpErrorCode, IdpErrorOptions, RefusalCode } from "./errors.js";

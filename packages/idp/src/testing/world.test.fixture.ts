import type { IdentityProviderConfig } from "../configuration/identity-provider-config.js";
import { createIdentityProvider } from "../identity-provider.js";
import type { IdentityProvider } from "../identity-provider.js";
import type { AuditEvent } from "../roles/audit-log.js";
import type { Passkey } from "../roles/credential-store.js";
import type { Account } from "../roles/directory.js";
import type { IdentityProviderRoles } from "../roles/identity-provider-roles.js";
import { createMemoryRateLimiter } from "../roles/memory-rate-limiter.js";
import type { Session } from "../roles/session-store.js";
import {
  memoryAudit,
  memoryCredentials,
  memoryDirectory,
  memoryOneTime,
  memorySessions,
} from "./memory-roles.test.fixture.js";
import { createTestSigner } from "./signer.test.fixture.js";

/** An identity provider with everything behind it open to the test. */
export interface World {
  readonly idp: IdentityProvider;
  readonly accounts: Map<string, Account>;
  readonly passkeys: Map<string, Passkey>;
  readonly sessions: Map<string, Session>;
  readonly oneTime: Map<string, { value: string; expiresAt: Date }>;
  readonly events: AuditEvent[];
  readonly errors: { readonly error: unknown; readonly requestId: string }[];
  readonly roles: IdentityProviderRoles;
  /** Lets time pass. */
  wait(seconds: number): void;
}

/** What a test wants different. */
export interface WorldChanges {
  readonly config?: Partial<IdentityProviderConfig>;
  readonly roles?: (roles: IdentityProviderRoles) => Partial<IdentityProviderRoles>;
}

export const ann: Account = {
  id: "8f3c8f5e-5c1a-4b0f-9f0e-2d1f6a7b8c9d",
  sAMAccountName: "ann",
  userPrincipalName: "ann@corp.example.com",
  mail: "ann@example.com",
  objectSid: "S-1-5-21-1004336348-1177238915-682003330-1104",
  displayName: "Ann Müller",
  groups: ["WorkSpaces Users"],
  enabled: true,
};

export const bob: Account = {
  ...ann,
  id: "02d7c1aa-91f4-4e0a-8d5b-7c6e5f4a3b2c",
  sAMAccountName: "bob",
  userPrincipalName: "bob@corp.example.com",
  mail: "bob@example.com",
  objectSid: "S-1-5-21-1004336348-1177238915-682003330-1105",
  displayName: "Bob Jones",
};

export const origin = "https://id.example.com";
export const relayState =
  "https://workspaces.euc-sso.eu-central-1.aws.amazon.com/sso-idp?registrationCode=WSpdx+ABC12D";

export const config: IdentityProviderConfig = {
  name: "Example Corp",
  origin,
  rpId: "example.com",
  policy: "deviceBound",
  workspaces: {
    acs: "https://signin.aws.amazon.com/saml",
    audience: "urn:amazon:webservices",
    role: {
      roleArn: "arn:aws:iam::111122223333:role/WorkSpaces",
      providerArn: "arn:aws:iam::111122223333:saml-provider/idp",
      sessionDurationSeconds: 36_000,
    },
  },
  clientAddress: (request) => request.headers.get("X-Test-Address") ?? "192.0.2.1",
};

const signer = createTestSigner();

export async function createWorld(changes: WorldChanges = {}): Promise<World> {
  const accounts = new Map([ann, bob].map((account) => [account.id, account]));
  const passkeys = new Map<string, Passkey>();
  const sessions = new Map<string, Session>();
  const oneTime = new Map<string, { value: string; expiresAt: Date }>();
  const events: AuditEvent[] = [];
  const errors: World["errors"] = [];
  let now = Date.parse("2026-11-22T08:00:00Z");

  const standard: IdentityProviderRoles = {
    directory: memoryDirectory(accounts),
    credentials: memoryCredentials(passkeys),
    oneTime: memoryOneTime(oneTime),
    sessions: memorySessions(sessions),
    signer: await signer,
    access: { decide: () => Promise.resolve({ outcome: "allow" }) },
    audit: memoryAudit(events),
    rateLimiter: createMemoryRateLimiter({ capacity: 1000, refillPerMinute: 1000, maxKeys: 1000 }),
    clock: () => new Date(now),
    onError: (error, requestId) => errors.push({ error, requestId }),
  };
  const roles = { ...standard, ...changes.roles?.(standard) };
  const idp = createIdentityProvider({ ...config, ...changes.config }, roles);
  const wait = (seconds: number) => {
    now += seconds * 1000;
  };
  return { idp, accounts, passkeys, sessions, oneTime, events, errors, roles, wait };
}

import {
  beginAuthentication,
  beginRegistration,
  keepRequest,
  takeRequest,
  verifyAuthentication,
  verifyRegistration,
  type AuthenticationResponseJSON,
  type BegunAuthentication,
  type CredentialRecord,
  type RuntimeAlgorithm,
  type VerifiedRegistration,
} from "@idpkit/webauthn";
import type { CeremonyDefects, SoftwareAuthenticator } from "@idpkit/webauthn/testing";

import { createMemoryStore } from "./memory-store.js";

/** The page on which all ceremonies begin. */
export const origin = "https://idp.example.com";

/** When they do. */
export const now = new Date("2026-11-22T08:00:00Z");

/** The browser that does them. */
export const browserId = "2f6f1c0e";

const relyingParty = { id: "example.com", name: "Example", origins: [origin] } as const;
const store = createMemoryStore();

/** What a registration takes beside its authenticator. */
interface RegistrationTerms {
  readonly algorithm: RuntimeAlgorithm;
  /** Whom the attestation must lead to; nobody by default. */
  readonly trustAnchors?: readonly Uint8Array[];
}

/** Begins and finishes a registration, as a server does. */
export async function register(
  authenticator: SoftwareAuthenticator,
  { algorithm, trustAnchors = [] }: RegistrationTerms,
): Promise<VerifiedRegistration> {
  const { options, request } = beginRegistration({
    relyingParty,
    user: { handle: Uint8Array.of(11, 22, 33, 44), name: "ann", displayName: "Ann" },
    algorithms: [algorithm],
    excludeCredentials: [],
    policy: "deviceBound",
    attestation: "direct",
    now,
  });
  await keepRequest(request, { store, browserId });
  const response = await authenticator.create(options);
  const taken = await takeRequest("registration", response, { store, browserId, now });
  const trust = trustAnchors.length > 0 ? "required" : "optional";
  return verifyRegistration(response, taken, {
    attestation: { formats: ["none", "packed", "tpm"], trustAnchors, trust },
    now,
  });
}

/** Begins an authentication. */
export function beginSignIn(): BegunAuthentication {
  return beginAuthentication({ relyingParty, policy: "deviceBound", now });
}

/** Begins an authentication and has it answered. */
export async function answer(
  authenticator: SoftwareAuthenticator,
  defects: CeremonyDefects = {},
): Promise<AuthenticationResponseJSON> {
  const { options, request } = beginSignIn();
  await keepRequest(request, { store, browserId });
  return authenticator.get(options, defects);
}

/** Finishes an authentication and says how. */
export async function signIn(response: AuthenticationResponseJSON, credential: CredentialRecord): Promise<string> {
  const taken = await takeRequest("authentication", response, { store, browserId, now });
  const { userVerified } = await verifyAuthentication(response, credential, taken);
  return userVerified ? "accepted" : "accepted without user verification";
}

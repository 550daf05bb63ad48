import { randomBytes } from "node:crypto";

import {
  beginAuthentication,
  beginRegistration,
  keepRequest,
  takeRequest,
  verifyRegistration,
  type AttestationPolicy,
  type AuthenticationRequest,
  type AuthenticationResponseJSON,
  type CredentialRecord,
  type OneTimeStore,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationRequest,
  type RegistrationResponseJSON,
  type RuntimeAlgorithm,
  type Taken,
} from "@idpkit/webauthn";
import {
  createSoftwareAuthenticator,
  type SoftwareAttestation,
  type SoftwareAuthenticator,
} from "@idpkit/webauthn/testing";

/** Where all of these ceremonies take place. */
const relyingParty = {
  id: "idp.example.com",
  name: "bench",
  origins: ["https://idp.example.com"],
} as const;

/** A registration that waits to be verified, and by what policy. */
export interface RegistrationToVerify {
  readonly request: Taken<RegistrationRequest>;
  readonly response: RegistrationResponseJSON;
  readonly attestation: AttestationPolicy;
}

/** A sign-in that waits to be verified. */
export interface AuthenticationToVerify {
  readonly request: Taken<AuthenticationRequest>;
  readonly response: AuthenticationResponseJSON;
  readonly credential: CredentialRecord;
  /** DER of the credential's key, as browsers give it to pages, in base64url. */
  readonly subjectPublicKeyInfo: string;
}

/** Registers a passkey of this algorithm, whose authenticator attests with what is given. */
export async function register(
  algorithm: RuntimeAlgorithm,
  attestation: SoftwareAttestation,
  policy: AttestationPolicy,
): Promise<RegistrationToVerify> {
  const authenticator = createSoftwareAuthenticator({ origin: relyingParty.origins[0], algorithm, attestation });
  return answerRegistration(authenticator, algorithm, policy);
}

/** Registers a passkey of this algorithm and signs in with it. */
export async function signIn(algorithm: RuntimeAlgorithm): Promise<AuthenticationToVerify> {
  const authenticator = createSoftwareAuthenticator({ origin: relyingParty.origins[0], algorithm });
  const registration = await answerRegistration(authenticator, algorithm, acceptNone);
  const { request: created, response: creation } = registration;
  const { credential } = await verifyRegistration(creation, created, { attestation: acceptNone, now: new Date() });

  const { options, request } = beginAuthentication({ relyingParty, policy: "deviceBound", now: new Date() });
  const response = await answerReadably(authenticator, algorithm, options);
  await keepRequest(request, { store, browserId });
  const taken = await takeRequest("authentication", response, { store, browserId, now: new Date() });
  return { request: taken, response, credential, subjectPublicKeyInfo: creation.response.publicKey ?? "" };
}

/** Signs until both numbers of an ES256 signature have their full length: a peer misreads shorter ones, 1 in 128 signatures. */
async function answerReadably(
  authenticator: SoftwareAuthenticator,
  algorithm: RuntimeAlgorithm,
  options: PublicKeyCredentialRequestOptionsJSON,
): Promise<AuthenticationResponseJSON> {
  for (;;) {
    const response = await authenticator.get(options);
    const signature = Buffer.from(response.response.signature, "base64url");
    const r = signature[3] ?? 0;
    const s = signature[5 + r] ?? 0;
    if (algorithm !== -7 || (r >= 32 && s >= 32)) return response;
  }
}

async function answerRegistration(
  authenticator: SoftwareAuthenticator,
  algorithm: RuntimeAlgorithm,
  attestation: AttestationPolicy,
): Promise<RegistrationToVerify> {
  const { options, request } = beginRegistration({
    relyingParty,
    user: { handle: new Uint8Array(randomBytes(32)), name: "alice", displayName: "Alice" },
    algorithms: [algorithm],
    excludeCredentials: [],
    policy: "deviceBound",
    attestation: "direct",
    now: new Date(),
  });
  const response = await authenticator.create(options);
  await keepRequest(request, { store, browserId });
  const taken = await takeRequest("registration", response, { store, browserId, now: new Date() });
  return { request: taken, response, attestation };
}

const acceptNone: AttestationPolicy = { formats: ["none"], trustAnchors: [], trust: "optional" };

const browserId = "bench";

const kept = new Map<string, string>();
const store: OneTimeStore = {
  put(key, value) {
    kept.set(key, value);
    return Promise.resolve();
  },
  take(key) {
    const value = kept.get(key);
    kept.delete(key);
    return Promise.resolve(value);
  },
};

import { createHash, createPublicKey, randomBytes, verify } from "node:crypto";

import {
  buildAuthenticationOptions,
  buildRegistrationOptions,
  createPublicKeyCache,
  verifyAuthentication as verifyCeremony,
  verifyRegistration,
  type AuthenticationResponseJSON,
  type CredentialRecord,
} from "@idpkit/webauthn";
import { createSoftwareAuthenticator } from "@idpkit/webauthn/testing";
import { verifyAuthenticationResponse } from "@simplewebauthn/server";

import type { Benchmark, Contender } from "../frame/benchmark.js";

const origin = "https://idp.example.com";
const rpId = "idp.example.com";

/** Verify one sign-in of a person whose passkey is an ES256 credential. */
export const verifyAuthentication: Benchmark = {
  name: "verify-authentication",
  title: "verify an ES256 passkey ceremony",
  prepare: () => prepare(-7),
};

/** The same with RS256. */
export const verifyAuthenticationRs256: Benchmark = {
  name: "verify-authentication-rs256",
  title: "verify an RS256 passkey ceremony",
  prepare: () => prepare(-257),
};

/** The same with EdDSA. */
export const verifyAuthenticationEddsa: Benchmark = {
  name: "verify-authentication-eddsa",
  title: "verify an EdDSA passkey ceremony",
  prepare: () => prepare(-8),
};

async function prepare(algorithm: -7 | -8 | -257): Promise<readonly Contender[]> {
  const { credential, subjectPublicKeyInfo, challenge, response } = await signIn(algorithm);
  const expected = { challenge, origins: [origin], rpId, policy: "deviceBound" } as const;
  const kept = { ...expected, publicKeyCache: createPublicKeyCache({ maximumSize: 1 }) };

  const contenders: readonly Contender[] = [
    {
      name: "node:crypto verify, key kept",
      kind: "limit",
      run: rawVerification(algorithm, subjectPublicKeyInfo, response),
    },
    { name: "@idpkit/webauthn, key kept", kind: "idpkit", run: () => verifyCeremony(response, credential, kept) },
    {
      name: "@idpkit/webauthn, key imported",
      kind: "idpkit",
      run: () => verifyCeremony(response, credential, expected),
    },
    { name: "@simplewebauthn/server", kind: "peer", run: withSimpleWebAuthn(response, credential, challenge) },
  ];
  for (const { name, run } of contenders) {
    if (!(await run())) throw new Error(`${name}: does not verify`);
  }
  return contenders;
}

async function signIn(algorithm: -7 | -8 | -257) {
  const authenticator = createSoftwareAuthenticator({ origin, algorithm });
  const challenge = new Uint8Array(randomBytes(32));
  const userHandle = new Uint8Array(randomBytes(32));
  const algorithms = [algorithm] as const;
  const options = buildRegistrationOptions({
    challenge,
    rp: { id: rpId, name: "bench" },
    user: { handle: userHandle, name: "alice", displayName: "Alice" },
    algorithms,
    excludeCredentials: [],
  });
  const created = await authenticator.create(options);
  const { credential } = await verifyRegistration(created, {
    challenge,
    origins: [origin],
    rpId,
    userHandle,
    policy: "deviceBound",
    algorithms,
    attestation: { formats: ["none"], trustAnchors: [], trust: "optional" },
    now: new Date(),
  });
  const response = await authenticator.get(buildAuthenticationOptions({ challenge, rpId }));
  return { credential, subjectPublicKeyInfo: bytes(created.response.publicKey ?? ""), challenge, response };
}

function rawVerification(
  algorithm: -7 | -8 | -257,
  subjectPublicKeyInfo: Buffer,
  { response }: AuthenticationResponseJSON,
): () => boolean {
  const key = createPublicKey({ key: subjectPublicKeyInfo, format: "der", type: "spki" });
  const clientDataHash = createHash("sha256").update(bytes(response.clientDataJSON)).digest();
  const signed = Buffer.concat([bytes(response.authenticatorData), clientDataHash]);
  const signature = bytes(response.signature);
  const hash = algorithm === -8 ? null : "sha256";
  return () => verify(hash, signed, key, signature);
}

function withSimpleWebAuthn(
  { id, rawId, response }: AuthenticationResponseJSON,
  credential: CredentialRecord,
  challenge: Uint8Array,
): () => Promise<boolean> {
  const publicKey = new Uint8Array(bytes(credential.publicKey));
  const expectedChallenge = Buffer.from(challenge).toString("base64url");
  return async () => {
    const { verified } = await verifyAuthenticationResponse({
      response: { id, rawId, response, clientExtensionResults: {}, type: "public-key" },
      expectedChallenge,
      expectedOrigin: origin,
      expectedRPID: rpId,
      credential: { id: credential.id, publicKey, counter: 0 },
      requireUserVerification: true,
    });
    return verified;
  };
}

function bytes(text: string): Buffer {
  return Buffer.from(text, "base64url");
}

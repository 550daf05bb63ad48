import { createHash, createPublicKey, verify } from "node:crypto";

import { createPublicKeyCache, verifyAuthentication as verifyCeremony, type PublicKeyCache } from "@idpkit/webauthn";

import type { Benchmark, Contender } from "../frame/benchmark.js";
import { authenticationVerifiers, eddsaVerifiers } from "../peers/authentication-verifiers.js";
import { signIn, type AuthenticationToVerify } from "./passkey-ceremonies.js";

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

type BenchmarkAlgorithm = -7 | -8 | -257;

async function prepare(algorithm: BenchmarkAlgorithm): Promise<readonly Contender[]> {
  const authentication = await signIn(algorithm);
  const peers = Object.entries(algorithm === -8 ? eddsaVerifiers : authenticationVerifiers);
  const publicKeyCache = createPublicKeyCache({ maximumSize: 1 });
  const contenders: readonly Contender[] = [
    { name: "node:crypto verify, key kept", kind: "limit", run: rawVerification(algorithm, authentication) },
    { name: "@idpkit/webauthn, key kept", kind: "idpkit", run: withIdpkit(authentication, { publicKeyCache }) },
    { name: "@idpkit/webauthn, key imported", kind: "idpkit", run: withIdpkit(authentication, {}) },
    ...peers.map(([name, verifier]) => ({ name, kind: "peer", run: verifier(authentication) }) as const),
  ];
  for (const { name, run } of contenders) if (!(await run())) throw new Error(`${name}: does not verify`);
  return contenders;
}

function withIdpkit(
  { request, response, credential }: AuthenticationToVerify,
  options: { readonly publicKeyCache?: PublicKeyCache },
) {
  return () => verifyCeremony(response, credential, request, options);
}

function rawVerification(
  algorithm: BenchmarkAlgorithm,
  { response: { response }, subjectPublicKeyInfo }: AuthenticationToVerify,
): () => boolean {
  const key = createPublicKey({ key: bytes(subjectPublicKeyInfo), format: "der", type: "spki" });
  const clientDataHash = createHash("sha256").update(bytes(response.clientDataJSON)).digest();
  const signed = Buffer.concat([bytes(response.authenticatorData), clientDataHash]);
  const signature = bytes(response.signature);
  const hash = algorithm === -8 ? null : "sha256";
  return () => verify(hash, signed, key, signature);
}

function bytes(text: string): Buffer {
  return Buffer.from(text, "base64url");
}

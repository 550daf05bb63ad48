import { createHash, createPublicKey, randomBytes, verify } from "node:crypto";

import {
  buildAuthenticationOptions,
  buildRegistrationOptions,
  verifyAuthentication as verifyCeremony,
  verifyRegistration,
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
  async prepare() {
    const authenticator = createSoftwareAuthenticator({ origin });
    const credential = await enrol(authenticator);
    const challenge = new Uint8Array(randomBytes(32));
    const response = await authenticator.get(buildAuthenticationOptions({ challenge, rpId }));
    const expected = { challenge, origins: [origin], rpId, policy: "deviceBound" } as const;
    const publicKey = new Uint8Array(Buffer.from(credential.publicKey, "base64url"));

    const contenders: readonly Contender[] = [
      { name: "node:crypto verify, key kept", kind: "limit", run: rawVerification(publicKey, response.response) },
      { name: "@idpkit/webauthn", kind: "idpkit", run: () => verifyCeremony(response, credential, expected) },
      {
        name: "@simplewebauthn/server",
        kind: "peer",
        run: async () => {
          const { verified } = await verifyAuthenticationResponse({
            response: {
              id: response.id,
              rawId: response.rawId,
              response: response.response,
              clientExtensionResults: {},
              type: "public-key",
            },
            expectedChallenge: Buffer.from(challenge).toString("base64url"),
            expectedOrigin: origin,
            expectedRPID: rpId,
            credential: { id: credential.id, publicKey, counter: 0 },
            requireUserVerification: true,
          });
          return verified;
        },
      },
    ];
    for (const { name, run } of contenders) {
      if (!(await run())) throw new Error(`${name}: does not verify`);
    }
    return contenders;
  },
};

async function enrol(authenticator: ReturnType<typeof createSoftwareAuthenticator>) {
  const challenge = new Uint8Array(randomBytes(32));
  const handle = new Uint8Array(randomBytes(32));
  const algorithms = [-7] as const;
  const options = buildRegistrationOptions({
    challenge,
    rp: { id: rpId, name: "bench" },
    user: { handle, name: "alice", displayName: "Alice" },
    algorithms,
    excludeCredentials: [],
  });
  const { credential } = await verifyRegistration(await authenticator.create(options), {
    challenge,
    origins: [origin],
    rpId,
    userHandle: handle,
    policy: "deviceBound",
    algorithms,
    attestation: { formats: ["none"], trustAnchors: [], trust: "optional" },
    now: new Date(),
  });
  return credential;
}

function rawVerification(
  coseKey: Uint8Array,
  {
    authenticatorData,
    clientDataJSON,
    signature,
  }: Record<"authenticatorData" | "clientDataJSON" | "signature", string>,
): () => boolean {
  const key = createPublicKey({ key: coseToJwk(coseKey), format: "jwk" });
  const bytes = (text: string) => Buffer.from(text, "base64url");
  const hash = createHash("sha256").update(bytes(clientDataJSON)).digest();
  const signed = Buffer.concat([bytes(authenticatorData), hash]);
  const der = bytes(signature);
  return () => verify("sha256", signed, key, der);
}

/** An ES256 key in canonical COSE has its coordinates at fixed places: the last 32 octets are y, x ends 35 before. */
function coseToJwk(coseKey: Uint8Array) {
  const part = (start: number, end?: number) => Buffer.from(coseKey.slice(start, end)).toString("base64url");
  return { kty: "EC", crv: "P-256", x: part(-67, -35), y: part(-32) };
}

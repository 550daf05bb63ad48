import { createPublicKey } from "node:crypto";

import * as passwordless from "@passwordless-id/webauthn";
import { verifyAuthenticationResponse } from "@simplewebauthn/server";
import { Fido2Lib } from "fido2-lib";

import type { AuthenticationToVerify } from "../benchmarks/passkey-ceremonies.js";
import { decodeToArrayBuffer } from "./array-buffer.js";

/** Makes a function that verifies the sign-in and resolves to whether it is one. */
type AuthenticationVerifier = (authentication: AuthenticationToVerify) => () => Promise<boolean>;

/** The only package that verifies sign-ins with EdDSA. */
export const eddsaVerifiers: Readonly<Record<string, AuthenticationVerifier>> = {
  "@simplewebauthn/server": withSimpleWebAuthn,
};

/** The packages that verify sign-ins with ES256 and RS256, each as its documentation says, all of them with user verification. */
export const authenticationVerifiers: Readonly<Record<string, AuthenticationVerifier>> = {
  ...eddsaVerifiers,
  "fido2-lib": withFido2Lib,
  "@passwordless-id/webauthn": withPasswordlessId,
};

function withSimpleWebAuthn({ request, response: { id, rawId, response }, credential }: AuthenticationToVerify) {
  const publicKey = new Uint8Array(Buffer.from(credential.publicKey, "base64url"));
  return async () => {
    const { verified } = await verifyAuthenticationResponse({
      response: { id, rawId, response, clientExtensionResults: {}, type: "public-key" },
      expectedChallenge: request.challenge,
      expectedOrigin: request.origin,
      expectedRPID: request.rpId,
      credential: { id: credential.id, publicKey, counter: 0 },
      requireUserVerification: true,
    });
    return verified;
  };
}

/** It takes identifiers as ArrayBuffers, and the key as PEM. */
function withFido2Lib({ request, response, credential, subjectPublicKeyInfo }: AuthenticationToVerify) {
  const fido2 = new Fido2Lib({ rpId: request.rpId });
  const spki = Buffer.from(subjectPublicKeyInfo, "base64url");
  const publicKey = createPublicKey({ key: spki, format: "der", type: "spki" }).export({ format: "pem", type: "spki" });
  const { clientDataJSON, authenticatorData, signature, userHandle } = response.response;
  return async () => {
    const { audit } = await fido2.assertionResult(
      {
        id: decodeToArrayBuffer(response.id),
        rawId: decodeToArrayBuffer(response.rawId),
        response: {
          clientDataJSON,
          authenticatorData: decodeToArrayBuffer(authenticatorData),
          signature,
          ...(userHandle !== undefined && { userHandle }),
        },
      },
      // A new one each time, as it takes `factor` out.
      {
        rpId: request.rpId,
        origin: request.origin,
        challenge: request.challenge,
        factor: "first",
        publicKey: publicKey.toString(),
        prevCounter: 0,
        userHandle: credential.userHandle,
      },
    );
    return audit.complete;
  };
}

/** It looks at neither the user handle nor the type of the credential. */
function withPasswordlessId({ request, response, credential, subjectPublicKeyInfo }: AuthenticationToVerify) {
  const { id, rawId, response: answer } = response;
  const { challenge, origin, rpId: domain } = request;
  const algorithm = credential.algorithm === -7 ? "ES256" : "RS256";
  return async () => {
    const { userVerified } = await passwordless.server.verifyAuthentication(
      { id, rawId, response: answer, clientExtensionResults: {}, type: "public-key" },
      { id: credential.id, publicKey: subjectPublicKeyInfo, algorithm, transports: [] },
      { challenge, origin, domain, userVerified: true },
    );
    return userVerified;
  };
}

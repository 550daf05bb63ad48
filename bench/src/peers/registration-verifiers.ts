import { toPem } from "@idpkit/x509";
import * as passwordless from "@passwordless-id/webauthn";
import { SettingsService, verifyRegistrationResponse } from "@simplewebauthn/server";
import { Fido2Lib } from "fido2-lib";

import type { RegistrationToVerify } from "../benchmarks/passkey-ceremonies.js";
import { decodeToArrayBuffer } from "./array-buffer.js";

/** Makes a function that verifies the registration and resolves to whether it is one. */
type RegistrationVerifier = (registration: RegistrationToVerify) => () => Promise<boolean>;

/** The packages that verify registrations, each as its documentation says. */
export const registrationVerifiers: Readonly<Record<string, RegistrationVerifier>> = {
  "@simplewebauthn/server": withSimpleWebAuthn,
  "fido2-lib": withFido2Lib,
};

/** The package that reads neither the attestation object nor the key in it: what the page says beside them is stored as it comes. */
export const registrationReaders: Readonly<Record<string, RegistrationVerifier>> = {
  "@passwordless-id/webauthn": withPasswordlessId,
};

/** Takes trust anchors by format, for the whole process. */
function withSimpleWebAuthn({ request, response, attestation }: RegistrationToVerify) {
  const [identifier] = attestation.formats;
  if (attestation.trustAnchors.length > 0 && (identifier === "packed" || identifier === "tpm")) {
    SettingsService.setRootCertificates({
      identifier,
      certificates: attestation.trustAnchors.map((der) => toPem(der)),
    });
  }
  const { id, rawId } = response;
  const { clientDataJSON, attestationObject } = response.response;
  return async () => {
    const { verified } = await verifyRegistrationResponse({
      response: {
        id,
        rawId,
        response: { clientDataJSON, attestationObject },
        clientExtensionResults: {},
        type: "public-key",
      },
      expectedChallenge: request.challenge,
      expectedOrigin: request.origin,
      expectedRPID: request.rpId,
      requireUserVerification: true,
      supportedAlgorithmIDs: [...request.algorithms],
    });
    return verified;
  };
}

/** It verifies the attestation's signature, but no path: its audit warns of a root that it does not have. */
function withFido2Lib({ request, response }: RegistrationToVerify) {
  const fido2 = new Fido2Lib({ rpId: request.rpId, attestation: "direct" });
  const { clientDataJSON, attestationObject } = response.response;
  return async () => {
    const { audit } = await fido2.attestationResult(
      {
        id: decodeToArrayBuffer(response.id),
        rawId: decodeToArrayBuffer(response.rawId),
        response: { clientDataJSON, attestationObject },
      },
      // A new one each time, as it takes `factor` out.
      { rpId: request.rpId, origin: request.origin, challenge: request.challenge, factor: "first" },
    );
    return audit.complete;
  };
}

function withPasswordlessId({ request, response }: RegistrationToVerify) {
  const { id, rawId, response: answer } = response;
  const { authenticatorData = "", publicKey = "", publicKeyAlgorithm = 0 } = answer;
  const { clientDataJSON, attestationObject } = answer;
  return async () => {
    const { userVerified } = await passwordless.server.verifyRegistration(
      {
        id,
        rawId,
        response: {
          clientDataJSON,
          attestationObject,
          authenticatorData,
          publicKey,
          publicKeyAlgorithm,
          transports: [],
        },
        clientExtensionResults: {},
        type: "public-key",
        user: { name: "alice" },
      },
      { challenge: request.challenge, origin: request.origin, domain: request.rpId, userVerified: true },
    );
    return userVerified;
  };
}

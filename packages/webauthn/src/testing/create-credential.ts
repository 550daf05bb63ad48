import { encodeBase64url } from "../base64url.js";
import { runtimeAlgorithms, type RuntimeAlgorithm } from "../cose/algorithm.js";
import type { PublicKeyCredentialCreationOptionsJSON } from "../registration/registration-options.js";
import type { RegistrationResponseJSON } from "../registration/registration-response.js";
import { seededOctets } from "../seeded-octets.js";
import { sha256 } from "../sha256.js";
import { softwareAaguid } from "./attestation-batch.js";
import { serializeAttestationObject, type SoftwareAttestation } from "./attestation-object.js";
import type { CeremonyDefects } from "./ceremony-defects.js";
import { serializeClientData } from "./client.js";
import { writeAuthenticatorData } from "./software-authenticator-data.js";
import type { SoftwareAuthenticatorOptions, SoftwareCredential } from "./software-authenticator-options.js";
import { authenticatorRegistrationOutputs, clientRegistrationOutputs } from "./software-extensions.js";
import { generateSoftwareKey } from "./software-key.js";

/** Makes a credential and what the browser says of it. */
export async function createCredential(
  request: PublicKeyCredentialCreationOptionsJSON,
  options: SoftwareAuthenticatorOptions & { readonly crypto: Crypto; readonly ordinal: number },
  defects: CeremonyDefects,
): Promise<{ readonly response: RegistrationResponseJSON; readonly credential: SoftwareCredential }> {
  const { origin } = options;
  const { extensions: asked = {} } = request;
  const algorithm = chooseAlgorithm(request, options.algorithm);
  const { key, credentialId } = createKey(algorithm, options);
  const attestation = conveyed(request, options.attestation);
  const attestedCredentialData = {
    aaguid: typeof attestation === "string" ? softwareAaguid : attestation.aaguid,
    credentialId,
    credentialPublicKey: key.cosePublicKey,
  };

  const clientDataJSON = serializeClientData("webauthn.create", request.challenge, origin, defects);
  const extensions = authenticatorRegistrationOutputs(asked);
  const statement = { rpId: request.rp.id, signCount: 1, attestedCredentialData, extensions };
  const authenticatorData = writeAuthenticatorData(statement, options, defects);
  const clientDataHash = sha256(clientDataJSON);
  const attested = { key, authenticatorData, clientDataHash, defects };
  const attestationObject = await serializeAttestationObject(attestation, attested);

  const id = encodeBase64url(credentialId);
  const { privateKey, deterministic } = key;
  const owner = { rpId: request.rp.id, userHandle: request.user.id };
  return {
    response: {
      id,
      rawId: id,
      type: "public-key",
      authenticatorAttachment: "platform",
      clientExtensionResults: clientRegistrationOutputs(asked, defects),
      response: {
        clientDataJSON: encodeBase64url(clientDataJSON),
        attestationObject: encodeBase64url(attestationObject),
        transports: ["internal"],
        authenticatorData: encodeBase64url(authenticatorData),
        publicKey: encodeBase64url(key.subjectPublicKeyInfo),
        publicKeyAlgorithm: algorithm,
      },
    },
    credential: { id, ...owner, algorithm, privateKey, ...(deterministic && { deterministic }), signCount: 1 },
  };
}

function createKey(
  algorithm: RuntimeAlgorithm,
  { seed, crypto, ordinal }: SoftwareAuthenticatorOptions & { readonly crypto: Crypto; readonly ordinal: number },
) {
  if (seed === undefined) {
    return { key: generateSoftwareKey(algorithm), credentialId: crypto.getRandomValues(new Uint8Array(32)) };
  }
  const octets = new TextEncoder().encode(seed);
  const label = `credential ${String(ordinal)} of ${String(algorithm)}`;
  return {
    key: generateSoftwareKey(algorithm, { seed: octets, label }),
    credentialId: seededOctets(octets, `${label}: ID`, 32),
  };
}

/** The first algorithm of the request that it knows, as browsers choose. */
function chooseAlgorithm(
  { pubKeyCredParams }: PublicKeyCredentialCreationOptionsJSON,
  only: RuntimeAlgorithm | undefined,
): RuntimeAlgorithm {
  const known = only === undefined ? runtimeAlgorithms : [only];
  const algorithm = pubKeyCredParams.flatMap(({ alg }) => known.filter((candidate) => candidate === alg)).at(0);
  if (algorithm === undefined) throw new DOMException("No algorithm is known.", "NotSupportedError");
  return algorithm;
}

/** Browsers take the attestation away where the relying party did not ask for one. */
function conveyed(
  { attestation: asked = "none" }: PublicKeyCredentialCreationOptionsJSON,
  attestation: SoftwareAttestation = "none",
): SoftwareAttestation {
  return asked === "none" ? "none" : attestation;
}

import { encodeBase64url } from "../base64url.js";
import { concatBytes } from "../concat-bytes.js";
import { coseAlgorithms, type CoseAlgorithm } from "../cose/algorithm.js";
import type { PublicKeyCredentialCreationOptionsJSON } from "../registration/registration-options.js";
import type { RegistrationResponseJSON } from "../registration/registration-response.js";
import { sha256 } from "../sha256.js";
import { softwareAaguid } from "./attestation-batch.js";
import { serializeAttestationObject, type SoftwareAttestation } from "./attestation-object.js";
import type { CeremonyDefects } from "./ceremony-defects.js";
import { serializeClientData } from "./client.js";
import { writeAuthenticatorData } from "./software-authenticator-data.js";
import type { SoftwareAuthenticatorOptions, SoftwareCredential } from "./software-authenticator-options.js";
import { generateSoftwareKey } from "./software-key.js";

/** Makes a credential and what the browser says of it. */
export async function createCredential(
  request: PublicKeyCredentialCreationOptionsJSON,
  options: SoftwareAuthenticatorOptions & { readonly crypto: Crypto },
  defects: CeremonyDefects,
): Promise<{ readonly response: RegistrationResponseJSON; readonly credential: SoftwareCredential }> {
  const { origin, crypto } = options;
  const key = await generateSoftwareKey(chooseAlgorithm(request, options.algorithm), crypto);
  const credentialId = crypto.getRandomValues(new Uint8Array(32));
  const attestation = conveyed(request, options.attestation);
  const attestedCredentialData = {
    aaguid: typeof attestation === "string" ? softwareAaguid : attestation.aaguid,
    credentialId,
    credentialPublicKey: key.cosePublicKey,
  };

  const clientDataJSON = serializeClientData("webauthn.create", request.challenge, origin, defects);
  const statement = { rpId: request.rp.id, signCount: 1, attestedCredentialData };
  const authenticatorData = await writeAuthenticatorData(statement, options, defects);
  const signedData = concatBytes(authenticatorData, await sha256(clientDataJSON, crypto));
  const attestationObject = await serializeAttestationObject(
    attestation,
    key,
    { authenticatorData, signedData },
    defects,
    crypto,
  );

  const id = encodeBase64url(credentialId);
  const { algorithm, privateKey } = key;
  return {
    response: {
      id,
      rawId: id,
      type: "public-key",
      authenticatorAttachment: "platform",
      clientExtensionResults: {},
      response: {
        clientDataJSON: encodeBase64url(clientDataJSON),
        attestationObject: encodeBase64url(attestationObject),
        transports: ["internal"],
        authenticatorData: encodeBase64url(authenticatorData),
        publicKey: encodeBase64url(key.subjectPublicKeyInfo),
        publicKeyAlgorithm: algorithm,
      },
    },
    credential: { id, rpId: request.rp.id, userHandle: request.user.id, algorithm, privateKey, signCount: 1 },
  };
}

/** The first algorithm of the request that it knows, as browsers choose. */
function chooseAlgorithm(
  { pubKeyCredParams }: PublicKeyCredentialCreationOptionsJSON,
  only: CoseAlgorithm | undefined,
): CoseAlgorithm {
  const known = only === undefined ? coseAlgorithms : [only];
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

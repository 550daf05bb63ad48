import { constants, verify, type KeyObject } from "node:crypto";

import { algorithmParameters } from "../cose/algorithm.js";
import { WebAuthnError } from "../errors.js";
import { isEcdsaSignature } from "./ecdsa-signature.js";
import type { PluggedKey, RuntimeKey, VerificationKey } from "./public-key.js";
import { verifyWithOptions } from "./verify-with-options.js";

/** Bytes, and what is said to be a signature over them. */
interface SignedBytes {
  readonly data: Uint8Array;
  readonly signature: Uint8Array;
}

/**
 * Makes sure that a signature is one of the key over the data. What is not even a signature is refused in the same way.
 *
 * @param code - What a refusal is called.
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-signature-attestation-types | WebAuthn Level 3 §6.5.5}
 */
export async function checkSignature(
  key: VerificationKey,
  signed: SignedBytes,
  code: "signature-invalid" | "attestation-signature-invalid",
): Promise<void> {
  let valid: boolean;
  try {
    valid = "verifier" in key ? await verifyPlugged(key, signed) : verifyAtRuntime(key, signed);
  } catch (cause) {
    // Node answers «no» to any bytes, but other runtimes and verifiers may throw at some.
    throw new WebAuthnError(code, "The signature could not be verified.", { cause });
  }
  if (!valid) throw new WebAuthnError(code, "The signature is not one of the key over the data.");
}

function verifyAtRuntime({ algorithm, key }: RuntimeKey, { data, signature }: SignedBytes): boolean {
  const parameters = algorithmParameters[algorithm];
  switch (parameters.kty) {
    case "EC2":
      // OpenSSL refuses all but DER itself; other runtimes may be more forgiving.
      return isEcdsaSignature(signature, parameters.crv) && verify(parameters.hash, data, key, signature);
    case "OKP":
      return verify(null, data, key, signature);
    case "RSA":
      return parameters.padding === "PSS"
        ? verifyWithOptions(parameters.hash, data, withPss(key), signature)
        : verify(parameters.hash, data, key, signature);
    case "AKP":
      return false;
  }
}

/** The salt is as long as the hash ([RFC8230] §2). */
function withPss(key: KeyObject): { key: KeyObject; padding: number; saltLength: number } {
  return { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
}

async function verifyPlugged({ publicKey, verifier }: PluggedKey, { data, signature }: SignedBytes): Promise<boolean> {
  if (publicKey.kty === "EC2" && !isEcdsaSignature(signature, publicKey.crv)) return false;
  // Nothing but `true` is a yes: whoever wrote the verifier need not have written it in TypeScript.
  return (await verifier.verify(publicKey, data, signature)) === (true as unknown);
}

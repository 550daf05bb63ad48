import { WebAuthnError } from "../errors.js";
import { parseEcdsaSignature } from "./ecdsa-signature.js";
import type { VerificationKey } from "./public-key.js";

/** Bytes, and what is said to be a signature over them. */
interface SignedBytes {
  readonly data: Uint8Array<ArrayBuffer>;
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
  crypto: Crypto,
): Promise<void> {
  let valid: boolean;
  try {
    valid = await verify(key, signed, crypto);
  } catch (cause) {
    // Node answers «no» to any bytes, but runtimes may throw at some.
    throw new WebAuthnError(code, "The signature could not be verified.", { cause });
  }
  if (!valid) throw new WebAuthnError(code, "The signature is not one of the key over the data.");
}

async function verify(
  { algorithm, key }: VerificationKey,
  { data, signature }: SignedBytes,
  { subtle }: Crypto,
): Promise<boolean> {
  switch (algorithm) {
    case -7: {
      const rawSignature = parseEcdsaSignature(signature);
      return rawSignature !== undefined && subtle.verify({ name: "ECDSA", hash: "SHA-256" }, key, rawSignature, data);
    }
    case -8:
      return subtle.verify("Ed25519", key, new Uint8Array(signature), data);
    case -257:
      return subtle.verify("RSASSA-PKCS1-v1_5", key, new Uint8Array(signature), data);
  }
}

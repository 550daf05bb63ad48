import { decodeCbor, isCborMap, type CborMap } from "../cbor/decode-cbor.js";
import { WebAuthnError } from "../errors.js";
import { malformedOutput } from "./client-outputs.js";
import { credentialProtectionPolicies } from "./credential-protection.js";
import { presentMembers } from "./present-members.js";
import type { RegistrationExtensions, SignedRegistrationOutputs } from "./registration-extensions.js";

/**
 * Decodes the extension outputs in authenticator data; there are none without bytes.
 *
 * @throws {@link WebAuthnError} `cbor-malformed` or `extension-malformed`.
 */
export function decodeAuthenticatorOutputs(signed: Uint8Array | undefined): CborMap {
  if (signed === undefined) return new Map();
  const outputs = decodeCbor(signed);
  if (!isCborMap(outputs)) throw new WebAuthnError("extension-malformed", "The extension outputs are no map.");
  return outputs;
}

/** Reads what the authenticator says of the extensions that were asked for, and nothing else. */
export function readSignedOutputs(asked: RegistrationExtensions, outputs: CborMap): SignedRegistrationOutputs {
  return presentMembers({
    credProtect: asked.credentialProtectionPolicy && readCredProtect(outputs),
    minPinLength: asked.minPinLength && readMinPinLength(outputs),
    "hmac-secret": asked.prf && readHmacSecret(outputs),
  });
}

/** [CTAP] §12.1: levels 1 to 3. */
function readCredProtect(outputs: CborMap): SignedRegistrationOutputs["credProtect"] {
  const level = outputs.get("credProtect");
  if (level === undefined) return undefined;
  const policy = typeof level === "number" ? credentialProtectionPolicies[level - 1] : undefined;
  if (policy === undefined) throw malformedOutput("credProtect");
  return policy;
}

/** [CTAP] §12.4: an unsigned integer. */
function readMinPinLength(outputs: CborMap): number | undefined {
  const length = outputs.get("minPinLength");
  if (length === undefined) return undefined;
  if (typeof length !== "number" || length < 0) throw malformedOutput("minPinLength");
  return length;
}

/** [CTAP] §12.5: a boolean where a credential is made. */
function readHmacSecret(outputs: CborMap): boolean | undefined {
  const supported = outputs.get("hmac-secret");
  if (supported !== undefined && typeof supported !== "boolean") throw malformedOutput("hmac-secret");
  return supported;
}

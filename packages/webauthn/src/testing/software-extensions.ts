import { createHmac } from "node:crypto";

import { decodeBase64url, encodeBase64url } from "../base64url.js";
import type { CborValue } from "../cbor/decode-cbor.js";
import { concatBytes } from "../concat-bytes.js";
import type { AuthenticationExtensions } from "../extensions/authentication-extensions.js";
import { credentialProtectionPolicies } from "../extensions/credential-protection.js";
import { presentMembers } from "../extensions/present-members.js";
import type { PrfValues } from "../extensions/prf-values.js";
import type { RegistrationExtensions } from "../extensions/registration-extensions.js";
import { sha256 } from "../sha256.js";
import type { CeremonyDefects } from "./ceremony-defects.js";
import type { SoftwareCredential } from "./software-authenticator-options.js";

/** The client's outputs for the extensions of a registration, all of which it supports; defects put in. */
export function clientRegistrationOutputs(
  asked: RegistrationExtensions,
  { clientExtensionResults }: CeremonyDefects,
): Readonly<Record<string, unknown>> {
  return presentMembers({
    appidExclude: asked.appidExclude === undefined ? undefined : true,
    credProps: asked.credProps && { rk: true },
    prf: asked.prf && { enabled: true },
    largeBlob: asked.largeBlob && { supported: true },
    ...clientExtensionResults,
  });
}

/** The authenticator's outputs for the extensions of a registration. Its owner named every RP ID to it for `minPinLength`. */
export function authenticatorRegistrationOutputs(asked: RegistrationExtensions): Readonly<Record<string, CborValue>> {
  const { credentialProtectionPolicy: policy } = asked;
  return presentMembers({
    credProtect: policy && credentialProtectionPolicies.indexOf(policy) + 1,
    minPinLength: asked.minPinLength && leastPinLength,
    "hmac-secret": asked.prf && true,
  });
}

// [CTAP] §6.5: four code points, unless the owner set more.
const leastPinLength = 4;

/** The client's outputs for the extensions of an authentication; defects put in. */
export function clientAuthenticationOutputs(
  asked: AuthenticationExtensions,
  credential: SoftwareCredential,
  { clientExtensionResults }: CeremonyDefects,
): Readonly<Record<string, unknown>> {
  return presentMembers({
    appid: asked.appid === undefined ? undefined : credential.rpId === asked.appid,
    prf: asked.prf && prfOutput(asked.prf, credential),
    largeBlob: asked.largeBlob && largeBlobOutput(asked.largeBlob, credential),
    ...clientExtensionResults,
  });
}

/** The credential after an authentication that may have asked for its blob to be written. */
export function writeLargeBlob(
  { largeBlob }: AuthenticationExtensions = {},
  credential: SoftwareCredential,
): SoftwareCredential {
  return largeBlob !== undefined && "write" in largeBlob ? { ...credential, largeBlob: largeBlob.write } : credential;
}

function largeBlobOutput(
  asked: NonNullable<AuthenticationExtensions["largeBlob"]>,
  { largeBlob }: SoftwareCredential,
): object {
  return "write" in asked ? { written: true } : presentMembers({ blob: largeBlob });
}

function prfOutput(asked: NonNullable<AuthenticationExtensions["prf"]>, credential: SoftwareCredential): object {
  const values = asked.evalByCredential?.[credential.id] ?? asked.eval;
  return values === undefined ? {} : { results: derive(values, credential) };
}

function derive({ first, second }: PrfValues, credential: SoftwareCredential): PrfValues {
  return {
    first: deriveOne(first, credential),
    ...(second !== undefined && { second: deriveOne(second, credential) }),
  };
}

/** [WebAuthn] §10.1.4 hashes the value with a prefix; [CTAP] §12.5 makes an HMAC of that, here under the private key. */
function deriveOne(value: string, { privateKey }: SoftwareCredential): string {
  const salt = sha256(concatBytes(new TextEncoder().encode("WebAuthn PRF\0"), decodeBase64url(value)));
  return encodeBase64url(createHmac("sha256", decodeBase64url(privateKey)).update(salt).digest());
}

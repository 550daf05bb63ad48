import type { AttestedCredentialData } from "../ceremony/authenticator-data.js";
import { sha256 } from "../sha256.js";
import type { CeremonyDefects } from "./ceremony-defects.js";
import { serializeAuthenticatorData } from "./serialize-authenticator-data.js";
import type { SoftwareAuthenticatorOptions } from "./software-authenticator-options.js";

/** What a software authenticator says in one ceremony. */
interface Statement {
  readonly rpId: string;
  readonly signCount: number;
  readonly attestedCredentialData?: AttestedCredentialData;
}

/** Writes the authenticator data of a ceremony in which the user was present and verified, defects put in. */
export function writeAuthenticatorData(
  { rpId, signCount, attestedCredentialData }: Statement,
  { backupEligible = false, backupState = false }: SoftwareAuthenticatorOptions,
  { authenticatorData: rewrite = (bytes) => bytes, ...defects }: CeremonyDefects,
): Uint8Array<ArrayBuffer> {
  const authenticatorData = serializeAuthenticatorData({
    rpIdHash: sha256(new TextEncoder().encode(defects.rpId ?? rpId)),
    flags: {
      userPresent: true,
      userVerified: true,
      backupEligible,
      backupState,
      attestedCredentialData: attestedCredentialData !== undefined,
      extensionData: false,
      ...defects.flags,
    },
    signCount: defects.signCount ?? signCount,
    ...(attestedCredentialData !== undefined && {
      attestedCredentialData: { ...attestedCredentialData, ...defects.attestedCredentialData },
    }),
  });
  return new Uint8Array(rewrite(authenticatorData));
}

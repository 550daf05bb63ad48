import type { AttestedCredentialData } from "../ceremony/authenticator-data.js";
import type { CborValue } from "../cbor/decode-cbor.js";
import { sha256 } from "../sha256.js";
import type { CeremonyDefects } from "./ceremony-defects.js";
import { serializeAuthenticatorData } from "./serialize-authenticator-data.js";
import { serializeCbor } from "./serialize-cbor.js";
import type { SoftwareAuthenticatorOptions } from "./software-authenticator-options.js";

/** What a software authenticator says in one ceremony. */
interface Statement {
  readonly rpId: string;
  readonly signCount: number;
  readonly attestedCredentialData?: AttestedCredentialData;
  readonly extensions?: Readonly<Record<string, CborValue>>;
}

/** Writes the authenticator data of a ceremony in which the user was present and verified, defects put in. */
export function writeAuthenticatorData(
  { rpId, signCount, attestedCredentialData, extensions }: Statement,
  { backupEligible = false, backupState = false }: SoftwareAuthenticatorOptions,
  { authenticatorData: rewrite = (bytes) => bytes, ...defects }: CeremonyDefects,
): Uint8Array<ArrayBuffer> {
  const extensionData = serializeExtensions({ ...extensions, ...defects.authenticatorExtensions });
  const authenticatorData = serializeAuthenticatorData({
    rpIdHash: sha256(new TextEncoder().encode(defects.rpId ?? rpId)),
    flags: {
      userPresent: true,
      userVerified: true,
      backupEligible,
      backupState,
      attestedCredentialData: attestedCredentialData !== undefined,
      extensionData: extensionData !== undefined,
      ...defects.flags,
    },
    signCount: defects.signCount ?? signCount,
    ...(attestedCredentialData !== undefined && {
      attestedCredentialData: { ...attestedCredentialData, ...defects.attestedCredentialData },
    }),
    ...(extensionData !== undefined && { extensionData }),
  });
  return new Uint8Array(rewrite(authenticatorData));
}

/** Authenticators without anything to say write no map. */
function serializeExtensions(outputs: Readonly<Record<string, CborValue | undefined>>): Uint8Array | undefined {
  const present = Object.entries(outputs).filter((entry): entry is [string, CborValue] => entry[1] !== undefined);
  return present.length === 0 ? undefined : serializeCbor(new Map<CborValue, CborValue>(present));
}

import { AuthenticatorFlag, type AttestedCredentialData } from "../ceremony/authenticator-data.js";
import { concatBytes } from "../concat-bytes.js";

/**
 * Flags of authenticator data by name.
 *
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-authenticator-data | WebAuthn Level 3 §6.1}
 */
export interface AuthenticatorFlags {
  /** UP */
  readonly userPresent: boolean;
  /** UV */
  readonly userVerified: boolean;
  /** BE */
  readonly backupEligible: boolean;
  /** BS */
  readonly backupState: boolean;
  /** AT */
  readonly attestedCredentialData: boolean;
  /** ED */
  readonly extensionData: boolean;
}

/** What goes into authenticator data, whether the parts agree or not. */
export interface AuthenticatorDataFields {
  readonly rpIdHash: Uint8Array;
  readonly flags: AuthenticatorFlags;
  readonly signCount: number;
  readonly attestedCredentialData?: AttestedCredentialData;
  /** One CBOR map. */
  readonly extensionData?: Uint8Array;
}

/** Writes authenticator data. */
export function serializeAuthenticatorData(fields: AuthenticatorDataFields): Uint8Array<ArrayBuffer> {
  const { rpIdHash, flags, signCount, attestedCredentialData: attested, extensionData = none } = fields;
  const header = new DataView(new ArrayBuffer(5));
  header.setUint8(0, flagsByte(flags));
  header.setUint32(1, signCount);
  const credential = attested === undefined ? [] : serializeAttested(attested);
  return concatBytes(rpIdHash, new Uint8Array(header.buffer), ...credential, extensionData);
}

const none = new Uint8Array();

function serializeAttested({ aaguid, credentialId, credentialPublicKey }: AttestedCredentialData): Uint8Array[] {
  const length = Uint8Array.of(credentialId.length >> 8, credentialId.length & 0xff);
  return [aaguid, length, credentialId, credentialPublicKey];
}

function flagsByte(flags: AuthenticatorFlags): number {
  const names = Object.keys(AuthenticatorFlag) as (keyof typeof AuthenticatorFlag)[];
  return names.reduce((byte, name) => (flags[name] ? byte | AuthenticatorFlag[name] : byte), 0);
}

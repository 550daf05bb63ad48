import { scanCbor } from "../cbor/scan-cbor.js";
import { WebAuthnError } from "../errors.js";

/**
 * What the authenticator says about itself and the ceremony, over its signature.
 *
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-authenticator-data | WebAuthn Level 3 §6.1}
 */
export interface AuthenticatorData {
  readonly rpIdHash: Uint8Array;
  readonly userPresent: boolean;
  readonly userVerified: boolean;
  readonly backupEligible: boolean;
  readonly backupState: boolean;
  readonly signCount: number;
  /** The extension outputs as the authenticator wrote them: one canonical CBOR map. */
  readonly extensionData?: Uint8Array;
}

/**
 * What the authenticator says about the credential that it created.
 *
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-attested-credential-data | WebAuthn Level 3 §6.5.1}
 */
export interface AttestedCredentialData {
  readonly aaguid: Uint8Array;
  readonly credentialId: Uint8Array;
  /** The COSE key as the authenticator wrote it. */
  readonly credentialPublicKey: Uint8Array;
}

/**
 * Parses the authenticator data of an attestation object: AT is set.
 *
 * Every byte is consumed. Extension outputs must be one canonical CBOR map; what is in it is not looked at.
 *
 * @throws {@link WebAuthnError} `authenticator-data-malformed` or `cbor-malformed`.
 */
export function parseAttestationData(bytes: Uint8Array): AuthenticatorData & AttestedCredentialData {
  const { authenticatorData, attested } = parse(bytes);
  if (attested === undefined) throw malformed("holds no credential");
  return { ...authenticatorData, ...attested };
}

/**
 * Parses the authenticator data of an assertion: AT is not set ([WebAuthn] §6.1).
 *
 * @throws {@link WebAuthnError} `authenticator-data-malformed` or `cbor-malformed`.
 */
export function parseAssertionData(bytes: Uint8Array): AuthenticatorData {
  const { authenticatorData, attested } = parse(bytes);
  if (attested !== undefined) throw malformed("of an assertion holds a credential");
  return authenticatorData;
}

/** Bits of the flags byte. Bits 1 and 5 are reserved for future use and therefore not looked at. */
export const AuthenticatorFlag = {
  userPresent: 0x01,
  userVerified: 0x04,
  backupEligible: 0x08,
  backupState: 0x10,
  attestedCredentialData: 0x40,
  extensionData: 0x80,
} as const;

interface ParsedData {
  readonly authenticatorData: AuthenticatorData;
  readonly attested: AttestedCredentialData | undefined;
}

function parse(bytes: Uint8Array): ParsedData {
  if (bytes.length < headerLength) throw malformed("is truncated");
  const view = viewOf(bytes);
  const flags = view.getUint8(32);
  const has = (flag: keyof typeof AuthenticatorFlag): boolean => (flags & AuthenticatorFlag[flag]) !== 0;

  const credential = has("attestedCredentialData") ? parseAttested(bytes, headerLength) : undefined;
  const credentialEnd = credential?.end ?? headerLength;
  const end = has("extensionData") ? extensionsEnd(bytes, credentialEnd) : credentialEnd;
  if (end !== bytes.length) throw malformed("is longer than its flags say");
  const authenticatorData = {
    rpIdHash: bytes.slice(0, 32),
    userPresent: has("userPresent"),
    userVerified: has("userVerified"),
    backupEligible: has("backupEligible"),
    backupState: has("backupState"),
    signCount: view.getUint32(33),
    ...(has("extensionData") && { extensionData: bytes.slice(credentialEnd, end) }),
  };
  return { authenticatorData, attested: credential?.attested };
}

// rpIdHash (32), flags (1), signCount (4).
const headerLength = 37;

function parseAttested(bytes: Uint8Array, offset: number): { attested: AttestedCredentialData; end: number } {
  const idOffset = offset + 18;
  if (bytes.length < idOffset) throw malformed("is truncated");
  const idEnd = idOffset + viewOf(bytes).getUint16(offset + 16);
  // Also finds out when the ID ends beyond the bytes: then there is no key.
  const end = scanCbor(bytes, idEnd);
  return {
    attested: {
      aaguid: bytes.slice(offset, offset + 16),
      credentialId: bytes.slice(idOffset, idEnd),
      credentialPublicKey: bytes.slice(idEnd, end),
    },
    end,
  };
}

function extensionsEnd(bytes: Uint8Array, offset: number): number {
  const end = scanCbor(bytes, offset);
  if ((bytes[offset] ?? 0) >> 5 !== mapType) throw malformed("has extensions that are no map");
  return end;
}

const mapType = 5;

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function malformed(what: string): WebAuthnError {
  return new WebAuthnError("authenticator-data-malformed", `The authenticator data ${what}.`);
}

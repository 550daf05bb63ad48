import type { AttestedCredentialData } from "../ceremony/authenticator-data.js";
import type { CborValue } from "../cbor/decode-cbor.js";
import type { AuthenticatorFlags } from "./serialize-authenticator-data.js";

/**
 * What a client or an authenticator does wrong in one ceremony. The authenticator signs the result, so that a defect is
 * exactly one fault and not a broken signature as well, unless `signature` breaks it.
 */
export interface CeremonyDefects {
  /** Members put over those of the client data; `undefined` takes one away. */
  readonly clientData?: Readonly<Record<string, unknown>>;
  /** RP ID whose hash is written, in the place of the right one. */
  readonly rpId?: string;
  readonly flags?: Partial<AuthenticatorFlags>;
  readonly signCount?: number;
  /** Parts put over those of a created credential. */
  readonly attestedCredentialData?: Partial<AttestedCredentialData>;
  /** Members put over those of the client's extension outputs; `undefined` takes one away. */
  readonly clientExtensionResults?: Readonly<Record<string, unknown>>;
  /** Members put over those of the authenticator's extension outputs; `undefined` takes one away. */
  readonly authenticatorExtensions?: Readonly<Record<string, CborValue | undefined>>;
  /** Rewrites authenticator data before it is signed. */
  readonly authenticatorData?: (authenticatorData: Uint8Array) => Uint8Array;
  /** Rewrites the signature of the assertion or of the attestation. */
  readonly signature?: (signature: Uint8Array) => Uint8Array;
  /** Attestation statement format. */
  readonly format?: string;
  /** Members put over those of the attestation statement; `undefined` takes one away. */
  readonly statement?: Readonly<Record<string, CborValue | undefined>>;
}

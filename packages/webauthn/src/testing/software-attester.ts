import type { CborValue } from "../cbor/decode-cbor.js";
import type { CeremonyDefects } from "./ceremony-defects.js";
import type { SoftwareKey } from "./software-key.js";

/** What makes attestations of another format than `packed`, and the model that it makes them for. */
export interface SoftwareAttester {
  /** Attestation statement format. */
  readonly format: string;
  /** Model of the authenticator, 16 bytes. */
  readonly aaguid: Uint8Array;
  /** Makes the attestation statement of a new credential. */
  attest(credential: AttestedCredential): SoftwareStatement | Promise<SoftwareStatement>;
}

/** A credential that has just been made, the ceremony in which it was, and what shall be wrong in it. */
export interface AttestedCredential {
  readonly key: SoftwareKey;
  readonly authenticatorData: Uint8Array;
  readonly clientDataHash: Uint8Array;
  readonly defects: CeremonyDefects;
}

/** The members of an attestation statement, or the parts of a compound one. */
export type SoftwareStatement = Readonly<Record<string, CborValue>> | readonly CborValue[];

import type { Certificate } from "@idpkit/x509";

import type { CborMap } from "../cbor/decode-cbor.js";
import type { VerificationKey } from "../signature/public-key.js";

/** What the verification procedure of every format is given ([WebAuthn] §6.5.3). */
export interface StatementInput {
  readonly statement: CborMap;
  readonly authenticatorData: Uint8Array;
  readonly clientDataHash: Uint8Array;
  readonly aaguid: Uint8Array;
  /** The credential public key. */
  readonly key: VerificationKey;
}

/** A correct statement: what kind it is, and the certificates on which its worth depends, the signing one first. */
export type VerifiedStatement =
  | { readonly type: "none" | "self" }
  | { readonly type: "basic"; readonly trustPath: readonly [Certificate, ...Certificate[]] };

import type { Certificate } from "@idpkit/x509";

import type { CborMap } from "../cbor/decode-cbor.js";
import type { CosePublicKey } from "../cose/public-key.js";
import type { VerificationKey } from "../signature/public-key.js";
import type { AttestationPolicy } from "./attestation-policy.js";

/** What the verification procedure of every format is given ([WebAuthn] §6.5.3). */
export interface StatementInput {
  readonly statement: CborMap;
  readonly authenticatorData: Uint8Array;
  readonly clientDataHash: Uint8Array;
  readonly rpIdHash: Uint8Array;
  readonly aaguid: Uint8Array;
  readonly credentialId: Uint8Array;
  /** The credential public key. */
  readonly publicKey: CosePublicKey;
  /** Imports the same, for formats in which it signs. */
  readonly importKey: () => VerificationKey;
  readonly policy: AttestationPolicy;
  readonly now: Date;
}

/** A correct statement. */
export type VerifiedStatement = VerifiedSingleStatement | CompoundStatement;

/** What kind it is, and the certificates on which its worth depends, the signing one first. */
export type VerifiedSingleStatement = { readonly type: "none" | "self" } | CertifiedStatement;

/** A statement that is worth as much as the certificate of the key that signed it. */
export interface CertifiedStatement {
  readonly type: "basic" | "attca" | "anonca";
  readonly trustPath: readonly [Certificate, ...Certificate[]];
  /** The signature does not cover the AAGUID, as FIDO U2F's. */
  readonly namesNoModel?: true;
  /** DER certificates at one of which the path must end, where it is not those of the policy. */
  readonly trustAnchors?: readonly Uint8Array[];
}

/** Statements that were made about one credential: at least one of them is correct, all by the policy `all`. */
export interface CompoundStatement {
  readonly type: "compound";
  readonly parts: readonly VerifiedSingleStatement[];
}

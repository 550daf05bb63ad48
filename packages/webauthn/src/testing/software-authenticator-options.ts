import type { RuntimeAlgorithm } from "../cose/algorithm.js";
import type { SoftwareAttestation } from "./attestation-object.js";
import type { SoftwarePrivateKey } from "./software-key.js";

/** What a software authenticator is, and in which browser it is. */
export interface SoftwareAuthenticatorOptions {
  /** Origin of the page that asks, for example `https://idp.example.com`. */
  readonly origin: string;
  /** The only algorithm it knows; by default the first of the request that this package verifies. */
  readonly algorithm?: RuntimeAlgorithm;
  /** What it answers where options ask for an attestation; `none` by default. */
  readonly attestation?: SoftwareAttestation;
  /** Whether its credentials can be copied to other devices (BE); they cannot by default. */
  readonly backupEligible?: boolean;
  /** Whether they have been (BS); they have not by default. */
  readonly backupState?: boolean;
  /** Credentials that it has already, as `exportCredentials` gave them. */
  readonly credentials?: readonly SoftwareCredential[];
  /**
   * Makes credential IDs, keys and signatures that are the same in each run: the first credential of one seed is always the
   * same. Left out, they are random. A salt of RSASSA-PSS, and the keys of attesters other than `self`, always are.
   */
  readonly seed?: string;
  readonly crypto?: Crypto;
}

/** A credential with its private key, which JSON and back does not change. For tests and demonstrations only. */
export interface SoftwareCredential extends SoftwarePrivateKey {
  /** Credential ID, base64url. */
  readonly id: string;
  /** An AppID for a credential of U2F. */
  readonly rpId: string;
  /** base64url. */
  readonly userHandle: string;
  readonly signCount: number;
  /** The blob beside the credential, base64url; absent until one is written. */
  readonly largeBlob?: string;
}

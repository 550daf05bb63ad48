/** What decides whether a metadata BLOB is believed. */
export interface ExpectedMetadataBlob {
  /** DER certificates at one of which the signer's path must end: the roots that the service names. Never the system's. */
  readonly trustAnchors: readonly Uint8Array[];
  /** The time at which certificates must be valid, and by which `stale` is told. */
  readonly now: Date;
  /** The `no` of the last BLOB that was taken: this one must be greater. Unset only for the first. */
  readonly previousNo?: number;
  /**
   * The DNS name in the signer's certificate. The FIDO Alliance's BLOB is signed under the root of a public authority,
   * below which anybody can get a certificate for another name. `unchecked` is for roots that certify nobody else.
   * Default: `mds.fidoalliance.org`.
   */
  readonly signerName?: string;
  /**
   * DER lists of revoked certificates. When they are given, each certificate of the path but the anchor needs a fresh
   * one of its issuer. Default: revocation is not looked at, as nothing is fetched.
   */
  readonly certificateLists?: readonly Uint8Array[];
}

/** Makes sure that the programmer's expectations can be met by an honest service and by no other. */
export function checkExpectedMetadataBlob({ now, previousNo }: ExpectedMetadataBlob): void {
  if (Number.isNaN(now.getTime())) throw new TypeError("now must be a valid date");
  if (previousNo !== undefined && !Number.isSafeInteger(previousNo)) {
    throw new TypeError("previousNo must be the no of a metadata BLOB");
  }
}

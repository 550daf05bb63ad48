import type { MetadataEntry } from "./metadata-entry.js";

declare const verified: unique symbol;

/** Proof that a metadata service says something about models of authenticators. Only {@link verifyMetadataBlob} makes one. */
export interface VerifiedMetadata extends MetadataPayload {
  readonly [verified]: true;
  /**
   * Whether the day of `nextUpdate` was over when the BLOB was verified. A signal, not a verdict: what it says of
   * compromised models still holds, but there may be more.
   */
  readonly stale: boolean;
  /** When the BLOB was verified: the `now` of the caller. */
  readonly verifiedAt: Date;
}

/**
 * What a metadata BLOB says.
 *
 * @see {@link https://fidoalliance.org/specs/mds/fido-metadata-service-v3.1.1-ps-20260105.html | FIDO Metadata Service 3.1.1, metadata BLOB payload dictionary}
 */
export interface MetadataPayload {
  /** Serial number of the BLOB, for `previousNo` of the next. */
  readonly no: number;
  /** The day by whose end, in UTC, the next BLOB is published at latest. */
  readonly nextUpdate: Date;
  /** In the order of the BLOB. */
  readonly entries: readonly MetadataEntry[];
}

import type { JsonObject } from "../json-object.js";

/**
 * What a metadata service says about one model of authenticators.
 *
 * @see {@link https://fidoalliance.org/specs/mds/fido-metadata-service-v3.1.1-ps-20260105.html | FIDO Metadata Service 3.1.1, metadata BLOB payload entry dictionary}
 */
export interface MetadataEntry {
  /** Model of FIDO2 authenticators: a UUID in lower case. */
  readonly aaguid?: string;
  /** Model of UAF authenticators. */
  readonly aaid?: string;
  /** Of U2F authenticators, which know no model: the key identifiers of their attestation certificates, in lower-case hex. */
  readonly attestationCertificateKeyIdentifiers: readonly string[];
  /** What became known of the model, in the order of the BLOB; some may lie in the future. See {@link statusAt}. */
  readonly statusReports: readonly StatusReport[];
  /** The vendor's description of the model, as sent. Signed by the service, but not checked further. */
  readonly metadataStatement?: JsonObject;
  /** The whole entry as sent, with the members that this package does not read. */
  readonly json: JsonObject;
}

/** One thing that became known of a model. */
export interface StatusReport {
  /** For example `FIDO_CERTIFIED_L1` or `REVOKED`. The specification adds new ones: see {@link MetadataStatus.unknown}. */
  readonly status: string;
  /** Since when it holds, `2026-11-22`. Unset, or no date: for as long as it is there. */
  readonly effectiveDate?: string;
  /** The whole report as sent, for example with `batchCertificate` or `url`. */
  readonly json: JsonObject;
}

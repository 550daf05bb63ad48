import type { MetadataEntry } from "./metadata-entry.js";
import type { VerifiedMetadata } from "./verified-metadata.js";

/** By what a model is looked up: one of the three. */
export type MetadataLookup =
  /** A UUID, from a trusted attestation: any program can claim another's. */
  | { readonly aaguid: string }
  /** For U2F authenticators: see {@link attestationCertificateKeyIdentifier}. */
  | { readonly attestationCertificateKeyIdentifier: string }
  /** For UAF authenticators. */
  | { readonly aaid: string };

/**
 * Finds what a BLOB says about a model.
 *
 * Mostly one entry or none. Where there are more, all count: one of them may say that the model is compromised. The
 * AAGUID of zeros names no model and finds none.
 */
export function findMetadataEntries(metadata: VerifiedMetadata, lookup: MetadataLookup): readonly MetadataEntry[] {
  if ("aaguid" in lookup) {
    const aaguid = lookup.aaguid.toLowerCase();
    return aaguid === noModel ? [] : metadata.entries.filter((entry) => entry.aaguid === aaguid);
  }
  if ("aaid" in lookup) {
    const aaid = lookup.aaid.toLowerCase();
    return metadata.entries.filter((entry) => entry.aaid === aaid);
  }
  const identifier = lookup.attestationCertificateKeyIdentifier.toLowerCase();
  return metadata.entries.filter((entry) => entry.attestationCertificateKeyIdentifiers.includes(identifier));
}

/** What authenticators without a model send as their AAGUID. */
export const noModel = "00000000-0000-0000-0000-000000000000";

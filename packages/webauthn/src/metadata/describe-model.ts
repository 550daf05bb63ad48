import type { AuthenticatorModel } from "../assurance/assurance.js";
import { ownMember } from "../json-object.js";
import { findMetadataEntries, noModel, type MetadataLookup } from "./find-metadata-entries.js";
import type { MetadataEntry } from "./metadata-entry.js";
import { statusAt } from "./status-at.js";
import type { VerifiedMetadata } from "./verified-metadata.js";

/**
 * Describes a model for {@link assessAssurance}, by all that a BLOB says about it; `undefined` when that is nothing.
 *
 * @param at - The time at which status reports must hold.
 */
export function describeModel(
  metadata: VerifiedMetadata,
  lookup: MetadataLookup,
  at: Date,
): AuthenticatorModel | undefined {
  const entries = findMetadataEntries(metadata, lookup);
  if (entries.length === 0) return undefined;
  const keyProtections = entries.map(readKeyProtection).filter((protection) => protection !== undefined);
  return {
    aaguid: "aaguid" in lookup ? lookup.aaguid.toLowerCase() : noModel,
    statuses: entries.flatMap((entry) => statusAt(entry, at).reports.map(({ status }) => status)),
    ...(keyProtections.length > 0 && { keyProtection: keyProtections.flat() }),
  };
}

/** What is no list of texts says nothing, which is less than not to speak of it. */
function readKeyProtection({ metadataStatement = {} }: MetadataEntry): readonly string[] | undefined {
  const protection: unknown = ownMember(metadataStatement, "keyProtection");
  if (protection === undefined) return undefined;
  return Array.isArray(protection) ? protection.filter((kind) => typeof kind === "string") : [];
}

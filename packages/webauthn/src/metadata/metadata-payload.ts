import { parseJsonPart } from "../compact-jws.js";
import { isJsonObject, ownMember, type JsonObject } from "../json-object.js";
import { malformedBlob, readingBlob } from "./malformed-blob.js";
import type { MetadataEntry, StatusReport } from "./metadata-entry.js";
import { parseUtcDate } from "./utc-date.js";
import type { MetadataPayload } from "./verified-metadata.js";

/**
 * Parses the payload of a metadata BLOB.
 *
 * Strict with what answers depend on, as an entry that is passed over could be the one of a revoked model; members that
 * this package does not know stay as they are.
 *
 * @throws {@link WebAuthnError} `metadata-blob-malformed`.
 */
export function parseMetadataPayload(octets: Uint8Array): MetadataPayload {
  const payload = readingBlob(() => parseJsonPart(octets));
  const no = ownMember(payload, "no");
  if (typeof no !== "number" || !Number.isSafeInteger(no) || no < 0) throw malformedBlob("has no serial number");
  const nextUpdate = parseUtcDate(readText(payload, "nextUpdate") ?? "");
  if (nextUpdate === undefined) throw malformedBlob("does not say when the next one comes");
  const entries = readObjects(payload, "entries");
  if (entries === undefined) throw malformedBlob("has no entries");
  return { no, nextUpdate, entries: entries.map(parseEntry) };
}

function parseEntry(json: JsonObject): MetadataEntry {
  const aaguid = readText(json, "aaguid")?.toLowerCase();
  const aaid = readText(json, "aaid")?.toLowerCase();
  const metadataStatement = ownMember(json, "metadataStatement");
  const statusReports = readObjects(json, "statusReports");
  if (statusReports === undefined) throw malformedBlob("has an entry without status reports");
  return {
    ...(aaguid !== undefined && { aaguid }),
    ...(aaid !== undefined && { aaid }),
    attestationCertificateKeyIdentifiers: readKeyIdentifiers(json),
    statusReports: statusReports.map(parseStatusReport),
    ...(isJsonObject(metadataStatement) && { metadataStatement }),
    json,
  };
}

function readKeyIdentifiers(json: JsonObject): readonly string[] {
  const identifiers = ownMember(json, "attestationCertificateKeyIdentifiers") ?? [];
  if (!Array.isArray(identifiers) || !identifiers.every((identifier) => typeof identifier === "string")) {
    throw malformedBlob("has key identifiers that are no texts");
  }
  return identifiers.map((identifier) => identifier.toLowerCase());
}

function parseStatusReport(json: JsonObject): StatusReport {
  const status = readText(json, "status");
  if (status === undefined) throw malformedBlob("has a status report without a status");
  const effectiveDate = readText(json, "effectiveDate");
  return { status, ...(effectiveDate !== undefined && { effectiveDate }), json };
}

/** Reads text, or nothing: `null` is how some say so. */
function readText(json: JsonObject, name: string): string | undefined {
  const value = ownMember(json, name) ?? undefined;
  if (value !== undefined && typeof value !== "string") throw malformedBlob("has a member that is no text");
  return value;
}

function readObjects(json: JsonObject, name: string): readonly JsonObject[] | undefined {
  const values = ownMember(json, name);
  return Array.isArray(values) && values.every(isJsonObject) ? values : undefined;
}

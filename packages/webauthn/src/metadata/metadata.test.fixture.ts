import type { JsonObject } from "../json-object.js";
import { now } from "../relying-party.test.fixture.js";
import { createMetadataService, type MetadataService } from "../testing/metadata-service.js";
import type { VerifiedMetadata } from "./verified-metadata.js";
import { verifyMetadataBlob } from "./verify-metadata-blob.js";

export const aaguid = "4964706b-6974-4073-af66-747761726521";
export const keyIdentifier = "00112233445566778899aabbccddeeff00112233";

export const certified = { status: "FIDO_CERTIFIED_L1", effectiveDate: "2025-01-31" };
export const revoked = { status: "REVOKED", effectiveDate: "2026-11-01" };

export const fields = { no: 7, nextUpdate: "2026-12-01", entries: [entry({})] };

/** An entry for a model that is certified. */
export function entry(members: JsonObject): JsonObject {
  return { aaguid, statusReports: [certified], timeOfLastStatusChange: "2025-01-31", ...members };
}

let service: Promise<MetadataService> | undefined;

/** One service for all tests of a file. */
export function metadataService(): Promise<MetadataService> {
  return (service ??= createMetadataService({ now }));
}

/** What a BLOB with these entries says, when it is verified at `at`. */
export async function metadataOf(entries: readonly JsonObject[], at = now): Promise<VerifiedMetadata> {
  const { issueBlob, trustAnchor } = await metadataService();
  return verifyMetadataBlob(issueBlob({ ...fields, entries }), { trustAnchors: [trustAnchor], now: at });
}

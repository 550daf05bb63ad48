import { formatAaguid } from "../attestation/aaguid.js";
import type { JsonObject } from "../json-object.js";
import { now } from "../relying-party.test.fixture.js";
import { softwareAaguid } from "../testing/attestation-batch.js";
import { createMetadataService } from "../testing/metadata-service.js";
import { anchoredAt } from "./own-terms.test.fixture.js";

/** Makes cases about a BLOB, of which one model is revoked from a day on and another is not. */
export async function createOwnMetadata(): Promise<readonly JsonObject[]> {
  const signerNames = [{ type: "dNSName", value: "mds.example.com" }] as const;
  const service = await createMetadataService({ now, algorithm: "ES256", signerNames });
  const other = await createMetadataService({ now, algorithm: "ES256" });
  const blob = service.issueBlob({ no: 7, nextUpdate: "2026-12-01", entries });
  const mds = (id: string, expected: "accept" | "reject", otherwise: object = {}): JsonObject => ({
    ...{ id: `metadata: ${id}`, expected, ...anchoredAt(service), validAt: now.toISOString() },
    ...otherwise,
    blob,
  });
  const revoked = { aaguid: aaguid.toUpperCase().replaceAll("-", ""), found: true, compromised: true };
  const good = { attestationCertificateKeyIdentifier: identifier, found: true, compromised: false };
  const missing = { aaguid: "00000000-0000-0000-0000-000000000001", found: false, compromised: false };
  return [
    mds("sound", "accept", { lookups: [revoked, good, missing] }),
    mds("before it was revoked", "accept", {
      validAt: "2026-11-21T12:00:00Z",
      lookups: [{ ...revoked, compromised: false }],
    }),
    mds("not found", "reject", { lookups: [good, { ...missing, found: true }] }),
    mds("not compromised", "reject", { lookups: [{ ...good, compromised: true }] }),
    mds("newer", "accept", { previousNo: 6 }),
    mds("not newer", "reject", { previousNo: 7 }),
    mds("other anchor", "reject", anchoredAt(other)),
    mds("no anchor", "reject", { trustAnchorsPem: null }),
    mds("no model", "reject", { lookups: [{ found: true }] }),
  ];
}

const aaguid = formatAaguid(softwareAaguid);
const identifier = "0123456789abcdef0123456789abcdef01234567";
const entries = [
  { aaguid, statusReports: [{ status: "REVOKED", effectiveDate: "2026-11-22" }] },
  { attestationCertificateKeyIdentifiers: [identifier], statusReports: [{ status: "FIDO_CERTIFIED_L1" }] },
];

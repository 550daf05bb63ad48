import type { JsonObject } from "../json-object.js";
import { findMetadataEntries, type MetadataLookup } from "../metadata/find-metadata-entries.js";
import { statusAt } from "../metadata/status-at.js";
import type { VerifiedMetadata } from "../metadata/verified-metadata.js";
import { verifyMetadataBlob } from "../metadata/verify-metadata-blob.js";
import {
  isBoolean,
  isCount,
  isObjects,
  isText,
  normalizeAaguid,
  readInstant,
  readOptional,
  readRequired,
  readTrustAnchors,
} from "./case-fields.test.fixture.js";
import { CaseRefusal } from "./case-refusal.test.fixture.js";

/**
 * Judges a metadata BLOB, and whether it says of models what the case says; see vectors/README.md.
 *
 * @throws {@link CaseRefusal} or {@link WebAuthnError} when it is refused.
 */
export function judgeMetadata(fields: JsonObject): null {
  const now = readInstant(fields);
  const previousNo = readOptional(fields, "previousNo", isCount);
  const lookups = (readOptional(fields, "lookups", isObjects) ?? []).map(readLookup);
  const metadata = verifyMetadataBlob(readRequired(fields, "blob", isText), {
    trustAnchors: readTrustAnchors(fields) ?? [],
    now,
    ...(previousNo !== undefined && { previousNo }),
    // The anchors of a case certify nobody else.
    signerName: "unchecked",
  });
  if (!lookups.every((lookup) => isAsSaid(metadata, lookup, now))) throw new CaseRefusal("lookup-mismatch");
  return null;
}

/** A model, and what the case says of it; what it does not say is not compared. */
interface ExpectedLookup {
  readonly model: MetadataLookup;
  readonly found: boolean | undefined;
  readonly compromised: boolean | undefined;
}

function readLookup(lookup: JsonObject): ExpectedLookup {
  const aaguid = readOptional(lookup, "aaguid", isText);
  const identifier = readOptional(lookup, "attestationCertificateKeyIdentifier", isText);
  if ((aaguid === undefined) === (identifier === undefined)) throw new CaseRefusal("case-malformed");
  return {
    model:
      aaguid === undefined
        ? { attestationCertificateKeyIdentifier: identifier ?? "" }
        : { aaguid: normalizeAaguid(aaguid) },
    found: readOptional(lookup, "found", isBoolean),
    compromised: readOptional(lookup, "compromised", isBoolean),
  };
}

function isAsSaid(metadata: VerifiedMetadata, { model, found, compromised }: ExpectedLookup, at: Date): boolean {
  const entries = findMetadataEntries(metadata, model);
  const isFound = entries.length > 0;
  const isCompromised = entries.some((entry) => statusAt(entry, at).compromises.length > 0);
  return (found ?? isFound) === isFound && (compromised ?? isCompromised) === isCompromised;
}

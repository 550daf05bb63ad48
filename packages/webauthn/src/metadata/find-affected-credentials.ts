import type { CredentialRecord } from "../credential-record.js";
import { noModel } from "./find-metadata-entries.js";
import type { MetadataEntry, StatusReport } from "./metadata-entry.js";
import { statusAt } from "./status-at.js";
import type { VerifiedMetadata } from "./verified-metadata.js";

/** A credential whose model is compromised. */
export interface AffectedCredential<Credential> {
  readonly credential: Credential;
  /** Why, and each was not known before. */
  readonly compromises: readonly StatusReport[];
}

/**
 * Finds the stored credentials whose model became compromised from one BLOB to the next: by what the next one says when
 * it was verified, and the previous one did not say, or not yet, when that one was.
 *
 * Also those whose model is only a claim: who claims a compromised one is not better than who has it.
 *
 * @param previous - `undefined` before the first BLOB: then all that are compromised are found.
 */
export function findAffectedCredentials<Credential extends Pick<CredentialRecord, "attestation">>(
  previous: VerifiedMetadata | undefined,
  next: VerifiedMetadata,
  credentials: Iterable<Credential>,
): readonly AffectedCredential<Credential>[] {
  const known = previous ? compromisesByModel(previous) : new Map<string, readonly StatusReport[]>();
  const compromised = compromisesByModel(next);
  const affected: AffectedCredential<Credential>[] = [];
  for (const credential of credentials) {
    const models = modelsOfCredential(credential);
    const before = new Set(models.flatMap((model) => known.get(model) ?? []).map(identify));
    const reports = new Set(models.flatMap((model) => compromised.get(model) ?? []));
    const compromises = [...reports].filter((report) => !before.has(identify(report)));
    if (compromises.length > 0) affected.push({ credential, compromises });
  }
  return affected;
}

function compromisesByModel({ entries, verifiedAt }: VerifiedMetadata): ReadonlyMap<string, readonly StatusReport[]> {
  const byModel = new Map<string, StatusReport[]>();
  for (const entry of entries) {
    const { compromises } = statusAt(entry, verifiedAt);
    if (compromises.length === 0) continue;
    for (const model of modelsOf(entry)) byModel.set(model, [...(byModel.get(model) ?? []), ...compromises]);
  }
  return byModel;
}

/** AAGUIDs have hyphens and key identifiers have none, so that one map holds both. */
function modelsOf({ aaguid, attestationCertificateKeyIdentifiers }: MetadataEntry): readonly string[] {
  return aaguid === undefined
    ? attestationCertificateKeyIdentifiers
    : [aaguid, ...attestationCertificateKeyIdentifiers];
}

/** By its AAGUID and by its keys, as {@link describeCredentialModel} looks for it. */
function modelsOfCredential({ attestation }: Pick<CredentialRecord, "attestation">): readonly string[] {
  const aaguid = attestation.trusted ? attestation.aaguid : attestation.claimedAaguid;
  const keys = attestation.trusted ? attestation.attestationCertificateKeyIdentifiers : [];
  return [aaguid, ...keys].map((name) => name.toLowerCase()).filter((name) => name !== noModel);
}

/** Two reports are the same when they say the same of the same firmware and batch, in whatever words. */
function identify({ status, json }: StatusReport): string {
  const { authenticatorVersion, certificate, batchCertificate } = json;
  return JSON.stringify([status, authenticatorVersion, certificate, batchCertificate]);
}

import { noModel } from "./find-metadata-entries.js";
import type { MetadataEntry, StatusReport } from "./metadata-entry.js";
import { statusAt } from "./status-at.js";
import type { VerifiedMetadata } from "./verified-metadata.js";

/** What a stored credential tells of its authenticator. A {@link CredentialRecord} is one. */
export interface EnrolledModel {
  /** UUID of the model. */
  readonly aaguid: string;
  /** For authenticators without AAGUID: what {@link attestationCertificateKeyIdentifier} said at registration. */
  readonly attestationCertificateKeyIdentifier?: string;
}

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
export function findAffectedCredentials<Credential extends EnrolledModel>(
  previous: VerifiedMetadata | undefined,
  next: VerifiedMetadata,
  credentials: Iterable<Credential>,
): readonly AffectedCredential<Credential>[] {
  const known = previous ? compromisesByModel(previous) : new Map<string, readonly StatusReport[]>();
  const compromised = compromisesByModel(next);
  const affected: AffectedCredential<Credential>[] = [];
  for (const credential of credentials) {
    const model = modelOf(credential);
    const before = new Set(known.get(model)?.map(identify));
    const compromises = (compromised.get(model) ?? []).filter((report) => !before.has(identify(report)));
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

function modelOf({ aaguid, attestationCertificateKeyIdentifier = "" }: EnrolledModel): string {
  return (aaguid === noModel ? attestationCertificateKeyIdentifier : aaguid).toLowerCase();
}

/** Two reports are the same when they say the same of the same firmware and batch, in whatever words. */
function identify({ status, json }: StatusReport): string {
  const { authenticatorVersion, certificate, batchCertificate } = json;
  return JSON.stringify([status, authenticatorVersion, certificate, batchCertificate]);
}

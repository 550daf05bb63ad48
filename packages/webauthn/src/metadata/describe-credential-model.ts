import type { AuthenticatorModel } from "../assurance/assurance.js";
import type { CredentialRecord } from "../credential-record.js";
import { describeModel } from "./describe-model.js";
import { noModel, type MetadataLookup } from "./find-metadata-entries.js";
import type { VerifiedMetadata } from "./verified-metadata.js";

/**
 * Describes the model of a credential for {@link assessAssurance}: by its AAGUID and by the keys that attested it, all of
 * which count; `undefined` when a BLOB says nothing about either.
 *
 * @param at - The time at which status reports must hold.
 */
export function describeCredentialModel(
  metadata: VerifiedMetadata,
  { attestation }: Pick<CredentialRecord, "attestation">,
  at: Date,
): AuthenticatorModel | undefined {
  const aaguid = attestation.trusted ? attestation.aaguid : attestation.claimedAaguid;
  const identifiers = attestation.trusted ? attestation.attestationCertificateKeyIdentifiers : [];
  const lookups: readonly MetadataLookup[] = [
    ...(aaguid === noModel ? [] : [{ aaguid }]),
    ...identifiers.map((attestationCertificateKeyIdentifier) => ({ attestationCertificateKeyIdentifier })),
  ];
  const models = lookups.flatMap((lookup) => describeModel(metadata, lookup, at) ?? []);
  if (models.length === 0) return undefined;
  const keyProtections = models.flatMap(({ keyProtection }) => (keyProtection === undefined ? [] : [keyProtection]));
  return {
    aaguid,
    statuses: models.flatMap(({ statuses }) => statuses),
    ...(keyProtections.length > 0 && { keyProtection: keyProtections.flat() }),
  };
}

import { expect, it } from "vitest";

import { assessAssurance } from "../assurance/assess-assurance.js";
import type { VerifiedAttestation } from "../attestation/verified-attestation.js";
import type { JsonObject } from "../json-object.js";
import { now } from "../relying-party.test.fixture.js";
import { describeCredentialModel } from "./describe-credential-model.js";
import { noModel } from "./find-metadata-entries.js";
import { aaguid, certified, entry, keyIdentifier, metadataOf, revoked } from "./metadata.test.fixture.js";

const byKey = (...reports: readonly JsonObject[]) =>
  entry({ aaguid: undefined, attestationCertificateKeyIdentifiers: [keyIdentifier], statusReports: reports });

function record(model: string, ...identifiers: readonly string[]) {
  const attestation = {
    ...({ trusted: true, format: "packed", type: "basic", aaguid: model } as const),
    attestationCertificateKeyIdentifiers: identifiers,
  } as unknown as VerifiedAttestation;
  return { id: "AA", attestation, backupEligible: false };
}

function claiming(claimedAaguid: string) {
  const attestation = { trusted: false, format: "none", type: "none", claimedAaguid } as const;
  return { id: "AA", attestation, backupEligible: false };
}

it.each([
  ["by its AAGUID", record(aaguid), [certified.status]],
  ["by the key that attested it", record(noModel, keyIdentifier), [revoked.status]],
  ["by both", record(aaguid, keyIdentifier), [certified.status, revoked.status]],
  ["by what it claims", claiming(aaguid), [certified.status]],
])("finds statuses %s, and they can be assessed", async (_, credential, statuses) => {
  const metadata = await metadataOf([entry({}), byKey(revoked)]);
  const model = describeCredentialModel(metadata, credential, now);
  expect(model?.statuses).toEqual(statuses);
  expect(() => assessAssurance(credential, { userVerified: true, model })).not.toThrow();
});

it("tells the key protection of all that is found", async () => {
  const hardware = entry({ metadataStatement: { keyProtection: ["hardware"] } });
  const software = { ...byKey(certified), metadataStatement: { keyProtection: ["software"] } };
  const metadata = await metadataOf([hardware, software]);
  const model = describeCredentialModel(metadata, record(aaguid, keyIdentifier), now);
  expect(model?.keyProtection).toEqual(["hardware", "software"]);
});

it.each([
  ["another model", record("08987058-cadc-4b81-b6e1-30de50dcbe96", "ff".repeat(20))],
  ["no model", record(noModel)],
  ["a claim of none", claiming(noModel)],
])("says nothing of %s", async (_, credential) => {
  const metadata = await metadataOf([entry({}), byKey(revoked), entry({ aaguid: noModel, statusReports: [revoked] })]);
  expect(describeCredentialModel(metadata, credential, now)).toBeUndefined();
});

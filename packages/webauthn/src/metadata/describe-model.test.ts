import { expect, it } from "vitest";

import { assessAssurance } from "../assurance/assess-assurance.js";
import { trusted } from "../assurance/authenticator.test.fixture.js";
import { now } from "../relying-party.test.fixture.js";
import { describeModel } from "./describe-model.js";
import { noModel } from "./find-metadata-entries.js";
import { aaguid, certified, entry, keyIdentifier, metadataOf, revoked } from "./metadata.test.fixture.js";

const future = { status: "USER_VERIFICATION_BYPASS", effectiveDate: "2026-12-24" };

it("says what holds, of all entries of the model", async () => {
  const hardware = entry({ metadataStatement: { keyProtection: ["hardware", "secure_element"] } });
  const other = entry({ statusReports: [future, revoked], metadataStatement: { keyProtection: ["software"] } });
  const metadata = await metadataOf([hardware, other, entry({ aaguid: undefined, statusReports: [future] })]);
  expect(describeModel(metadata, { aaguid: aaguid.toUpperCase() }, now)).toEqual({
    aaguid,
    statuses: [certified.status, revoked.status],
    keyProtection: ["hardware", "secure_element", "software"],
  });
});

it.each([
  [{}, undefined],
  [{ keyProtection: "hardware" }, []],
  [{ keyProtection: null }, []],
  [{ keyProtection: ["tee", 1] }, ["tee"]],
])("reads the key protection of %j as %j", async (metadataStatement, keyProtection) => {
  const metadata = await metadataOf([entry({ metadataStatement })]);
  expect(describeModel(metadata, { aaguid }, now)?.keyProtection).toEqual(keyProtection);
});

it("describes a model of U2F authenticators under zeros", async () => {
  const metadata = await metadataOf([entry({ attestationCertificateKeyIdentifiers: [keyIdentifier] })]);
  const described = describeModel(metadata, { attestationCertificateKeyIdentifier: keyIdentifier }, now);
  expect(described).toMatchObject({ aaguid: noModel, statuses: [certified.status] });
});

it("says nothing of an unknown model", async () => {
  expect(describeModel(await metadataOf([]), { aaguid }, now)).toBeUndefined();
});

it.each([
  ["attested-hardware", [certified]],
  ["unknown", [certified, revoked]],
])("lets a credential be assessed as %s", async (level, statusReports) => {
  const metadataStatement = { keyProtection: ["hardware"] };
  const model = describeModel(await metadataOf([entry({ statusReports, metadataStatement })]), { aaguid }, now);
  const record = { id: "AA", attestation: trusted("packed", aaguid), backupEligible: false };
  expect(assessAssurance(record, { userVerified: true, model }).level).toBe(level);
});

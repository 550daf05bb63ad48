import { expect, it } from "vitest";

import type { VerifiedAttestation } from "../attestation/verified-attestation.js";
import type { JsonObject } from "../json-object.js";
import { now } from "../relying-party.test.fixture.js";
import { findAffectedCredentials } from "./find-affected-credentials.js";
import { noModel } from "./find-metadata-entries.js";
import { aaguid, certified, entry, keyIdentifier, metadataOf, revoked } from "./metadata.test.fixture.js";

const clean = entry({});
const compromised = entry({ statusReports: [certified, revoked] });
const u2f = { aaguid: undefined, attestationCertificateKeyIdentifiers: [keyIdentifier], statusReports: [revoked] };

const trusted = (model: string, ...attestationCertificateKeyIdentifiers: readonly string[]) =>
  ({ trusted: true, aaguid: model, attestationCertificateKeyIdentifiers }) as VerifiedAttestation;

const claiming = (claimedAaguid: string) => ({ trusted: false, claimedAaguid }) as VerifiedAttestation;

const credentials = [
  { id: "hit", attestation: trusted(aaguid, "ff".repeat(20)) },
  { id: "claimed, in upper case", attestation: claiming(aaguid.toUpperCase()) },
  { id: "of another model", attestation: trusted("ee882879-721c-4913-9775-3dfcce97072a", keyIdentifier) },
  { id: "of no model", attestation: trusted(noModel) },
  { id: "of no claim", attestation: claiming(noModel) },
  { id: "by key", attestation: trusted(noModel, "ff".repeat(20), keyIdentifier.toUpperCase()) },
] as const;

async function find(previous: readonly JsonObject[] | undefined, next: readonly JsonObject[], previously = now) {
  const before = previous && (await metadataOf(previous, previously));
  const affected = findAffectedCredentials(before, await metadataOf(next), credentials);
  return affected.map(({ credential, compromises }) => [credential.id, ...compromises.map(({ status }) => status)]);
}

const bothHit = [
  ["hit", "REVOKED"],
  ["claimed, in upper case", "REVOKED"],
];
const byKeyHit = [
  ["of another model", "REVOKED"],
  ["by key", "REVOKED"],
];
const twice = { ...revoked, status: "USER_VERIFICATION_BYPASS" };

it.each<[string, unknown, readonly JsonObject[] | undefined, readonly JsonObject[]]>([
  ["nothing new", [], [clean], [clean]],
  ["a model that became compromised", bothHit, [clean], [compromised]],
  ["a compromised model that is new", bothHit, [], [compromised]],
  ["all that are compromised, at first", bothHit, undefined, [compromised]],
  ["no model that was compromised before", [], [compromised], [compromised]],
  ["no model that is not compromised any more", [], [compromised], [clean]],
  ["a second entry of the same model", bothHit, [clean], [clean, compromised]],
  ["those by their key", byKeyHit, [], [entry(u2f)]],
  ["no news in another wording", [], [compromised], [entry({ statusReports: [{ ...revoked, url: "https://fido" }] })]],
  ["no entry of zeros", [], [], [entry({ aaguid: noModel, statusReports: [revoked] })]],
  ["no status that is unknown", [], [clean], [entry({ statusReports: [{ status: "SOMETHING_NEW" }] })]],
])("finds %s", async (_, found, previous, next) => {
  expect(await find(previous, next)).toEqual(found);
});

it.each(["authenticatorVersion", "certificate", "batchCertificate"])(
  "finds the same status for another %s",
  async (name) => {
    expect(await find([compromised], [entry({ statusReports: [{ ...revoked, [name]: 2 }] })])).toEqual(bothHit);
  },
);

it("tells of all entries of the same model", async () => {
  const found = await find([], [compromised, entry({ statusReports: [twice] })]);
  expect(found).toEqual(bothHit.map((hit) => [...hit, "USER_VERIFICATION_BYPASS"]));
});

it("tells once of an entry that names several keys of a credential", async () => {
  const entryOfBoth = entry({ ...u2f, attestationCertificateKeyIdentifiers: [keyIdentifier, "ff".repeat(20)] });
  expect(await find([], [entryOfBoth])).toEqual([["hit", "REVOKED"], ...byKeyHit]);
});

it("tells only what is new", async () => {
  const found = await find([compromised], [entry({ statusReports: [revoked, twice] })]);
  expect(found).toEqual(bothHit.map(([id]) => [id, "USER_VERIFICATION_BYPASS"]));
});

it("finds what was announced, and holds since the previous BLOB was verified", async () => {
  const announced = [entry({ statusReports: [{ ...revoked, effectiveDate: "2026-11-22" }] })];
  expect(await find(announced, announced, new Date("2026-11-21T12:00:00Z"))).toEqual(bothHit);
  expect(await find(announced, announced)).toEqual([]);
});

import { expect, it } from "vitest";

import { now } from "../relying-party.test.fixture.js";
import { certified, entry, metadataOf } from "./metadata.test.fixture.js";
import { statusAt, type MetadataStatus } from "./status-at.js";

async function statusOf(statusReports: readonly object[], at = now): Promise<MetadataStatus | undefined> {
  const { entries } = await metadataOf([entry({ statusReports })]);
  return entries.map((read) => statusAt(read, at))[0];
}

it.each([
  "REVOKED",
  "USER_VERIFICATION_BYPASS",
  "ATTESTATION_KEY_COMPROMISE",
  "USER_KEY_REMOTE_COMPROMISE",
  "USER_KEY_PHYSICAL_COMPROMISE",
])("says that a model with %s is compromised, also when it was certified later", async (status) => {
  const known = await statusOf([{ status }, certified]);
  expect(known).toMatchObject({ reports: [{ status }, certified], compromises: [{ status }], unknown: [] });
});

it.each([
  "FIDO_CERTIFIED",
  "FIDO_CERTIFIED_L3plus",
  "FIPS140_CERTIFIED_L2",
  "UPDATE_AVAILABLE",
  "RETIRED",
  "NOT_FIDO_CERTIFIED",
])("says nothing bad of a model with %s", async (status) => {
  expect(await statusOf([{ status }])).toMatchObject({ reports: [{ status }], compromises: [], unknown: [] });
});

it.each(["SOMETHING_NEW", "revoked", "", "constructor"])(
  "shows the unknown status %j, which counts for nothing",
  async (status) => {
    expect(await statusOf([{ status }])).toMatchObject({
      reports: [{ status }],
      compromises: [],
      unknown: [{ status }],
    });
  },
);

it.each([
  ["2026-10-31T23:59:59.999Z", []],
  ["2026-11-01T00:00:00.000Z", ["REVOKED"]],
])("lets a report hold from the start of its day: %s", async (at, statuses) => {
  const known = await statusOf([{ status: "REVOKED", effectiveDate: "2026-11-01" }], new Date(at));
  expect(known?.compromises.map(({ status }) => status)).toEqual(statuses);
});

it.each(["soon", "", "2099", null])("lets a report whose date is %j hold always", async (effectiveDate) => {
  expect(await statusOf([{ status: "REVOKED", effectiveDate }])).toMatchObject({
    compromises: [{ status: "REVOKED" }],
  });
});

it("takes a time that is none for a mistake of the programmer", async () => {
  await expect(statusOf([certified], new Date(NaN))).rejects.toBeInstanceOf(TypeError);
});

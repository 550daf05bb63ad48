import { expect, it } from "vitest";

import { isManufacturer } from "./tpm-policy.js";
import { tpmManufacturers } from "./tpm-manufacturers.js";

it.each(tpmManufacturers)("%s spells letters, in the one way in which the list does", (manufacturer) => {
  expect(isManufacturer(manufacturer)).toBe(true);
  expect(manufacturer.slice(3)).toBe(manufacturer.slice(3).toUpperCase());
  expect(Buffer.from(manufacturer.slice(3), "hex").toString("latin1")).toMatch(/^[A-Z]+[\0 ]*$/);
});

it("has the newest vendors of the registry", () => {
  expect(tpmManufacturers).toEqual(expect.arrayContaining(["id:41524D00", "id:53454345", "id:4E534700"]));
});

it.each(["id:FFFFF1D0", "id:00000000", "id:53494D30", "id:53494D31"])("has no simulator, as %s", (simulator) => {
  expect(tpmManufacturers).not.toContain(simulator);
});

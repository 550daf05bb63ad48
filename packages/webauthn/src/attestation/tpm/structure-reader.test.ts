import { expect, it } from "vitest";

import { refusal } from "../../relying-party.test.fixture.js";
import { readStructure } from "./structure-reader.js";

it("refuses a field at once that goes beyond the end", () => {
  const fields = readStructure(Uint8Array.of(0, 2, 7));
  expect(() => fields.sized()).toThrow(expect.objectContaining(refusal("attestation-statement-malformed")));
});

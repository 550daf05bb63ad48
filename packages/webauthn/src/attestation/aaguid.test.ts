import { expect, it } from "vitest";

import { formatAaguid } from "./aaguid.js";

it("is written as vendors publish it", () => {
  const aaguid = Uint8Array.from({ length: 16 }, (_, index) => index * 17);
  expect(formatAaguid(aaguid)).toBe("00112233-4455-6677-8899-aabbccddeeff");
});

import { describe, expect, it } from "vitest";

import { defaultEndpoint, type IndexedEndpoint } from "./indexed-endpoint.js";

describe("defaultEndpoint", () => {
  it.each([
    ["the first that says so", [{}, { isDefault: false }, { isDefault: true }, { isDefault: true }], 2],
    ["the first that does not deny it", [{ isDefault: false }, {}, {}], 1],
    ["the first when all deny it", [{ isDefault: false }, { isDefault: false }], 0],
    ["the only one", [{}], 0],
  ] as const)("is %s", (_, flags, expected) => {
    const endpoints = flags.map((flag, index): IndexedEndpoint => ({ index, ...flag }));
    expect(defaultEndpoint(endpoints)).toBe(endpoints[expected]);
  });

  it("is none of none", () => {
    expect(defaultEndpoint<IndexedEndpoint>([])).toBeUndefined();
  });
});

import { describe, expect, it } from "vitest";

import { nameIdFormat } from "./name-id-format.js";
import { checkNameId } from "./name-id.js";
import { buildTransientNameId } from "./transient-name-id.js";

describe("buildTransientNameId", () => {
  it("writes the random octets as an ID ([SAMLCore] §8.3.8)", () => {
    expect(buildTransientNameId(new Uint8Array(16).fill(0xa5))).toEqual({
      value: `_${"a5".repeat(16)}`,
      format: nameIdFormat.transient,
    });
  });

  it("refuses fewer than 128 bits", () => {
    expect(() => buildTransientNameId(new Uint8Array(15))).toThrow(
      expect.objectContaining({ code: "randomness-too-short" }),
    );
  });

  it("is a name that can be used, up to 127 octets", () => {
    expect(() => {
      checkNameId(buildTransientNameId(new Uint8Array(127)));
    }).not.toThrow();
  });
});

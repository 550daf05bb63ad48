import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { encodeBase64 } from "./base64.js";
import { decodeBase64 } from "./decode-base64.js";

describe("encodeBase64", () => {
  // [RFC4648] §10
  it.each([
    ["", ""],
    ["f", "Zg=="],
    ["fo", "Zm8="],
    ["foo", "Zm9v"],
    ["foobar", "Zm9vYmFy"],
  ])("writes %o as %o", (text, encoded) => {
    expect(encodeBase64(new TextEncoder().encode(text))).toBe(encoded);
  });

  it("is inverted by decoding, also for a part of a larger memory", () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.nat(8), (octets, offset) => {
        const part = octets.subarray(offset);
        expect(decodeBase64(encodeBase64(part))).toEqual(new Uint8Array(part));
      }),
    );
  });
});

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { encodeBase64 } from "./base64.js";
import { decodeBase64 } from "./decode-base64.js";

describe("decodeBase64", () => {
  it("inverts encoding, wherever white space stands", () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.constantFrom("", " ", "\n", "\r\n\t "), fc.nat(), (octets, space, at) => {
        const text = encodeBase64(octets);
        const i = at % (text.length + 1);
        expect(decodeBase64(text.slice(0, i) + space + text.slice(i))).toEqual(octets);
      }),
    );
  });

  it("returns octets of its own, not a view of shared memory", () => {
    const octets = decodeBase64("AAEC");
    expect(octets?.buffer.byteLength).toBe(3);
  });

  it.each([
    ["no padding", "AAE"],
    ["too little padding", "AA="],
    ["too much padding", "AAE=="],
    ["padding alone", "===="],
    ["padding in between", "AA==AAAA"],
    ["a rest of one character", "AAAAA"],
    ["bits that stand for nothing", "AAF="],
    ["bits that stand for nothing in a single octet", "AB=="],
    ["the URL-safe alphabet", "-_-_"],
    ["another character", "AA!A"],
    ["a character beyond ASCII", "AAé="],
    ["white space that XML does not know", "AA\u00a0AA"],
    ["a form feed", "AA\fAA"],
    ["a null character", "AAAA\0"],
    ["what follows padding", "AAE=A"],
  ])("takes nothing for octets that has %s", (_, text) => {
    expect(decodeBase64(text)).toBeUndefined();
  });
});

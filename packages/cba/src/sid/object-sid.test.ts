import fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  parseObjectSid,
  parseObjectSidBase64,
  parseObjectSidText,
  serializeObjectSid,
  serializeObjectSidBase64,
} from "./object-sid.js";

const octets = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(" ", ""), "hex"));
const malformed = expect.objectContaining({ code: "object-sid-malformed" }) as Error;

describe("SID", () => {
  it.each([
    ["S-1-5-21-1864522095-575585544-30601353-1102", "0105 000000000005 15000000 6f59226f 08bd4e22 89f0d201 4e040000"],
    ["S-1-5-21-4294967295-2147483648-0-500", "0105 000000000005 15000000 ffffffff 00000080 00000000 f4010000"],
    ["S-1-5-32-544", "0102 000000000005 20000000 20020000"],
    ["S-1-1-0", "0101 000000000001 00000000"],
    ["S-1-4294967295-1", "0101 0000ffffffff 01000000"],
    ["S-1-0x000100000000-1", "0101 000100000000 01000000"],
    ["S-1-0xfedcba987654-1", "0101 fedcba987654 01000000"],
    [`S-1-5${"-7".repeat(15)}`, `010f 000000000005 ${"07000000".repeat(15)}`],
  ])("%s is the bytes %s", (text, hex) => {
    expect(parseObjectSid(octets(hex))).toBe(text);
    expect(parseObjectSidText(text)).toBe(text);
    expect(serializeObjectSid(parseObjectSidText(text))).toEqual(octets(hex));
  });

  it("is the base64 that LDIF shows", () => {
    const base64 = "AQUAAAAAAAUVAAAAb1kibwi9TiKJ8NIBTgQAAA==";
    const sid = parseObjectSidBase64(base64);
    expect(sid).toBe("S-1-5-21-1864522095-575585544-30601353-1102");
    expect(serializeObjectSidBase64(sid)).toBe(base64);
  });

  it.each([
    ["no padding", "AQUAAAAAAAUVAAAAb1kibwi9TiKJ8NIBTgQAAA"],
    ["stray bits", "AQUAAAAAAAUVAAAAb1kibwi9TiKJ8NIBTgQAAB=="],
    ["a blank", "AQUAAAAAAAUVAAAA b1kibwi9TiKJ8NIBTgQAAA=="],
    ["a line feed", "AQUAAAAAAAUVAAAAb1kibwi9TiKJ8NIBTgQAAA==\n"],
    ["the alphabet of base64url", "AQEAAAAAAAX____-"],
    ["a byte missing", "AQUAAAAAAAUVAAAAb1kibwi9TiKJ8NIBTgQA"],
    ["a SID in text", "S-1-5-21"],
    ["nothing", ""],
  ])("is refused as base64 with %s", (_, base64) => {
    expect(() => parseObjectSidBase64(base64)).toThrow(malformed);
  });

  it("reads bytes that stand inside a larger buffer", () => {
    const bytes = octets("ffff 0101 000000000001 00000000 ffff").subarray(2, 14);
    expect(parseObjectSid(bytes)).toBe("S-1-1-0");
  });

  it("reads back any SID, from bytes and from text", () => {
    const subAuthorities = fc.array(fc.integer({ min: 0, max: 0xffffffff }), { minLength: 1, maxLength: 15 });
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 6, maxLength: 6 }), subAuthorities, (authority, list) => {
        const tail = new Uint8Array(Uint32Array.from(list).buffer);
        const bytes = Uint8Array.from([1, list.length, ...authority, ...tail]);
        const sid = parseObjectSid(bytes);
        expect(serializeObjectSid(sid)).toEqual(bytes);
        expect(parseObjectSidText(sid)).toBe(sid);
        expect(parseObjectSidBase64(serializeObjectSidBase64(sid))).toBe(sid);
      }),
    );
  });

  it("has one spelling: text that is read is what its bytes are written as", () => {
    const parts = [
      "0",
      "00",
      "5",
      "021",
      "4294967295",
      "4294967296",
      "0x000100000000",
      "0x00000000000a",
      "x",
      "-1",
      "",
    ];
    const tails = fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(tails, (tail) => {
        const text = ["S-1", ...tail].join("-");
        const read = readOrUndefined(text);
        expect([undefined, text]).toContain(read && parseObjectSid(serializeObjectSid(read)));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ["nothing", ""],
    ["a header cut off", "0101 0000000000"],
    ["revision 2", "0201 000000000001 00000000"],
    ["no sub-authority", "0100 000000000001"],
    ["16 sub-authorities", `0110 000000000005 ${"07000000".repeat(16)}`],
    ["a sub-authority cut off", "0101 000000000001 000000"],
    ["a sub-authority more than it says", "0101 000000000001 00000000 00000000"],
    ["bytes that were read as UTF-8", "0105 000000000005 15000000 6f59226f 08efbfbd4e22 efbfbdefbfbd01 4e040000"],
  ])("is refused as bytes with %s", (_, hex) => {
    expect(() => parseObjectSid(octets(hex))).toThrow(malformed);
  });

  it.each([
    ["nothing", ""],
    ["a small s", "s-1-5-21"],
    ["revision 2", "S-2-5-21"],
    ["no sub-authority", "S-1-5"],
    ["16 sub-authorities", `S-1-5${"-7".repeat(16)}`],
    ["a leading zero", "S-1-5-021"],
    ["a leading zero in the authority", "S-1-05-21"],
    ["a sub-authority of 2^32", "S-1-5-4294967296"],
    ["an authority of 2^32 in decimal", "S-1-4294967296-1"],
    ["an authority below 2^32 in hex", "S-1-0x000000000005-21"],
    ["capital hex digits", "S-1-0xFEDCBA987654-1"],
    ["an authority of thirteen hex digits", "S-1-0x1000000000000-1"],
    ["a sign", "S-1-5--21"],
    ["a blank in front", " S-1-5-21"],
    ["a line feed behind", "S-1-5-21\n"],
    ["a hyphen behind", "S-1-5-21-"],
    ["digits of another script", "S-1-5-٢١"],
  ])("is refused as text with %s", (_, text) => {
    expect(() => parseObjectSidText(text)).toThrow(malformed);
  });
});

function readOrUndefined(text: string) {
  try {
    return parseObjectSidText(text);
  } catch {
    return undefined;
  }
}

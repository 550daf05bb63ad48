import fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  parseObjectGuid,
  parseObjectGuidBase64,
  parseObjectGuidText,
  serializeObjectGuid,
  serializeObjectGuidBase64,
} from "./object-guid.js";

const malformed = expect.objectContaining({ code: "object-guid-malformed" }) as Error;
const bytes = Uint8Array.of(
  0xac,
  0x4b,
  0x29,
  0x06,
  0xe4,
  0x7a,
  0x2b,
  0x4d,
  0x8d,
  0x2a,
  0x5b,
  0x1a,
  0x3f,
  0x1c,
  0x0e,
  0x77,
);
const text = "06294bac-7ae4-4d2b-8d2a-5b1a3f1c0e77";

describe("objectGUID", () => {
  it("has the first three groups of its text turned around in its bytes", () => {
    expect(parseObjectGuid(bytes)).toBe(text);
    expect(parseObjectGuidText(text)).toBe(text);
    expect(serializeObjectGuid(parseObjectGuidText(text))).toEqual(bytes);
  });

  it("is the base64 that LDIF shows", () => {
    expect(parseObjectGuidBase64("rEspBuR6K02NKlsaPxwOdw==")).toBe(text);
    expect(serializeObjectGuidBase64(parseObjectGuidText(text))).toBe("rEspBuR6K02NKlsaPxwOdw==");
  });

  it("is read back, from bytes, text and base64", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (octets) => {
        const guid = parseObjectGuid(octets);
        expect(serializeObjectGuid(guid)).toEqual(octets);
        expect(parseObjectGuidText(guid)).toBe(guid);
        expect(parseObjectGuidBase64(serializeObjectGuidBase64(guid))).toBe(guid);
      }),
    );
  });

  it.each([
    ["15 bytes", bytes.subarray(1)],
    ["17 bytes", Uint8Array.of(...bytes, 0)],
  ])("is refused with %s", (_, octets) => {
    expect(() => parseObjectGuid(octets)).toThrow(malformed);
  });

  it.each([
    ["braces", `{${text}}`],
    ["capitals", text.toUpperCase()],
    ["no hyphens", text.replaceAll("-", "")],
    ["a digit missing", text.slice(1)],
    ["a line feed behind", `${text}\n`],
  ])("is refused as text with %s", (_, guid) => {
    expect(() => parseObjectGuidText(guid)).toThrow(malformed);
  });

  it.each([
    ["no padding", "rEspBuR6K02NKlsaPxwOdw"],
    ["a byte missing", "rEspBuR6K02NKlsaPxwO"],
  ])("is refused as base64 with %s", (_, base64) => {
    expect(() => parseObjectGuidBase64(base64)).toThrow(malformed);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { readObjectIdentifier, serializeObjectIdentifier } from "./object-identifier.js";
import { parseDer } from "./parse-der.js";
import { serializeDer } from "./serialize-der.js";
import { derTag } from "./tag.js";

describe("OBJECT IDENTIFIER", () => {
  it.each([
    ["2.5.4.3", "0603550403"],
    ["1.2.840.113549.1.1.11", "06092a864886f70d01010b"],
    ["1.3.6.1.4.1.311.25.2.1", "060a2b060104018237190201"],
    ["0.9.2342.19200300.100.1.25", "060a0992268993f22c640119"],
    ["2.999.3", "0603883703"],
  ])("%s is %s", (dotted, hex) => {
    const der = Uint8Array.from(Buffer.from(hex, "hex"));
    expect(readObjectIdentifier(parseDer(der))).toBe(dotted);
    expect(serializeObjectIdentifier(dotted)).toEqual(der);
  });

  it("reads back what it wrote, for any arcs", () => {
    const arc = fc.oneof(fc.nat(200), fc.nat(), fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }));
    const smallRoot = fc.tuple(fc.integer({ min: 0, max: 1 }), fc.nat(39));
    const root = fc.oneof(smallRoot, fc.tuple(fc.constant(2), fc.nat()));
    fc.assert(
      fc.property(root, fc.array(arc, { maxLength: 8 }), (first, rest) => {
        const dotted = [...first, ...rest].join(".");
        expect(readObjectIdentifier(parseDer(serializeObjectIdentifier(dotted)))).toBe(dotted);
      }),
    );
  });

  it.each([
    ["no content", []],
    ["an arc that is cut off", [0x2a, 0x86]],
    ["an arc with a leading 80", [0x2a, 0x80, 0x01]],
    ["a first arc with a leading 80", [0x80, 0x2a]],
    ["an arc of more than 53 bits", [0x2a, 0xa0, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00]],
  ])("refuses %s", (_, content) => {
    const element = parseDer(serializeDer(derTag.objectIdentifier, Uint8Array.from(content)));
    expect(() => readObjectIdentifier(element)).toThrow(expect.objectContaining({ code: "der-malformed" }));
  });

  it.each(["", "1", "3.1", "1.40", "1.2.", "1.02", "1.-2", "a.b", "1.2.9007199254740992"])(
    "does not write «%s»",
    (dotted) => {
      expect(() => serializeObjectIdentifier(dotted)).toThrow(TypeError);
    },
  );
});

import fc from "fast-check";
import { expect, it } from "vitest";

import { refusal } from "../relying-party.test.fixture.js";
import { scanCbor } from "./scan-cbor.js";
import { bytesOf } from "./canonical-values.test.fixture.js";

it.each([
  ["the largest integer in one byte", "17"],
  ["the smallest integer in two", "1818"],
  ["2^53 - 1", "1b001fffffffffffff"],
  ["keys by type, length and bytes", "a50100181800200060006161f5"],
  ["eight levels", "8181818181818180"],
  ["text outside ASCII", "62c3a9"],
])("accepts %s", (_, hex) => {
  const bytes = bytesOf(hex);
  expect(scanCbor(bytes)).toBe(bytes.length);
});

it.each([
  ["nothing", ""],
  ["an integer that would fit in the first byte", "1817"],
  ["an integer in three bytes that would fit in two", "1900ff"],
  ["an integer in five bytes that would fit in three", "1a0000ffff"],
  ["an integer in nine bytes that would fit in five", "1b00000000ffffffff"],
  ["an integer above 2^53 - 1", "1b0020000000000000"],
  ["a length that is not in its shortest form", "580100"],
  ["a truncated integer", "19ff"],
  ["a truncated byte string", "4200"],
  ["truncated text", "6261"],
  ["a truncated array", "8201"],
  ["a map without its last value", "a101"],
  ["a byte string longer than memory", "5b001fffffffffffff00"],
  ["an array longer than memory", "9b001fffffffffffff00"],
  ["a byte string of indefinite length", "5f4100ff"],
  ["an array of indefinite length", "9f01ff"],
  ["a map of indefinite length", "bf0101ff"],
  ["a reserved length", "1c"],
  ["a stop code", "ff"],
  ["a tag", "c001"],
  ["undefined", "f7"],
  ["an unassigned simple value", "e0"],
  ["a simple value in two bytes", "f820"],
  ["a float", "f93c00"],
  ["a double", "fb3ff0000000000000"],
  ["text that is not UTF-8", "61ff"],
  ["text that begins with a byte order mark", "63efbbbf"],
  ["a map key twice", "a201000100"],
  ["map keys out of order", "a202000100"],
  ["a longer map key before a shorter one", "a21818000100"],
  ["a text key before an integer key", "a261610020f5"],
  ["a byte string as map key", "a1410000"],
  ["an array as map key", "a18000"],
  ["nine levels", "818181818181818180"],
  ["nine levels of maps", "a101".repeat(9) + "01"],
])("refuses %s", (_, hex) => {
  expect(() => scanCbor(bytesOf(hex))).toThrow(expect.objectContaining(refusal("cbor-malformed")));
});

it("answers a deeply nested bomb without a deep stack", () => {
  expect(() => scanCbor(new Uint8Array(60_000).fill(0x81))).toThrow(expect.objectContaining(refusal("cbor-malformed")));
});

it("begins where it is told to and ends where the item does", () => {
  fc.assert(
    fc.property(fc.nat(9), (offset) => {
      const bytes = bytesOf("00".repeat(offset) + "420102" + "ff");
      expect(scanCbor(bytes, offset)).toBe(offset + 3);
    }),
  );
});

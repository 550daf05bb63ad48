import { describe, expect, it } from "vitest";

import { decodePieces } from "./decode-pieces.js";

function decode(octets: readonly Uint8Array[]): string[] {
  const pieces: string[] = [];
  const decoder = decodePieces((piece) => pieces.push(piece));
  for (const it of octets) decoder.write(it);
  decoder.end();
  return pieces;
}

describe("decodePieces", () => {
  const text = "é😀a".repeat(100_000);
  const octets = new TextEncoder().encode(text);

  it.each([1, 3, 65_536, octets.length])(
    "hands on pieces of one size, and all of them, whatever comes: %d octets",
    (size) => {
      const count = Math.ceil(octets.length / size);
      const cut = Array.from({ length: count }, (_, index) => octets.subarray(index * size, (index + 1) * size));
      const pieces = decode(cut);
      expect(pieces.join("")).toBe(text);
      expect(pieces.length).toBeLessThan(10);
      expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(2 * 65_536);
    },
  );

  it("leaves a byte order mark to the reader", () => {
    expect(decode([new TextEncoder().encode("\uFEFFx")])).toEqual(["\uFEFFx"]);
  });
});

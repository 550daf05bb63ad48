import { describe, expect, it } from "vitest";

import { createSerialNumber } from "./serial-number.js";

describe("createSerialNumber", () => {
  it.each([
    [0x00, 0x01],
    [0x7e, 0x7f],
    [0x7f, 0x01],
    [0xfd, 0x7f],
    [0xff, 0x02],
  ])("makes 20 random octets, the first from 01 to 7F: of %i %i", (random, first) => {
    const source = { getRandomValues: (octets: Uint8Array) => octets.fill(random) } as unknown as Crypto;
    expect(createSerialNumber(source)).toEqual(new Uint8Array(20).fill(random).fill(first, 0, 1));
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { extensionOf } from "../certificate/certificate.test.fixture.js";
import { crlNumber, readCrlNumber } from "./crl-number.js";
import { deltaCrlIndicator, readDeltaCrlIndicator } from "./delta-crl-indicator.js";
import { extensionOid } from "./extension-oids.js";

describe.each([
  ["cRLNumber", crlNumber, readCrlNumber, extensionOid.cRLNumber, false],
  ["deltaCRLIndicator", deltaCrlIndicator, readDeltaCrlIndicator, extensionOid.deltaCRLIndicator, true],
] as const)("%s", (_, build, read, oid, critical) => {
  it.each([
    [0n, "020100"],
    [127n, "02017f"],
    [128n, "02020080"],
    [2n ** 160n - 1n, `021500${"ff".repeat(20)}`],
  ])("%d is %s", (number, hex) => {
    expect(build(number)).toEqual(extensionOf(oid, hex, { critical }));
  });

  it("is read back", () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 2n ** 160n - 1n), (number) => {
        expect(read({ extensions: [build(number)] })).toBe(number);
      }),
    );
  });

  it.each([-1n, -(2n ** 168n), 2n ** 160n, 2n ** 164n])("is not written as %d", (number) => {
    expect(() => build(number)).toThrow(TypeError);
  });

  it.each([
    ["a negative number", "0201ff"],
    ["a number of 21 octets", `021501${"00".repeat(20)}`],
    ["a number not in its shortest form", "02020001"],
    ["an ENUMERATED", "0a0101"],
    ["octets behind", "0201010500"],
  ])("is refused with %s", (_, hex) => {
    expect(() => read({ extensions: [extensionOf(oid, hex)] })).toThrow(
      expect.objectContaining({ code: "extension-malformed" }),
    );
  });

  it("is not there in a list without it", () => {
    expect(read({ extensions: [] })).toBeUndefined();
  });
});

import { describe, expect, it } from "vitest";

import { parseDer } from "../der/parse-der.js";
import { readExtensions, serializeExtensions } from "./extension-list.js";

const oid = "1.2.3";
const critical = { oid, critical: true, value: Uint8Array.of(5, 0) };
const read = (hex: string) => readExtensions(parseDer(Uint8Array.from(Buffer.from(hex, "hex"))));

describe("Extensions", () => {
  it.each([
    ["a critical one", [critical], "300d300b06022a030101ff04020500"],
    ["one that is not critical", [{ ...critical, critical: false }], "300a300806022a0304020500"],
  ])("with %s are written and read", (_, extensions, hex) => {
    expect(Buffer.from(serializeExtensions(extensions)).toString("hex")).toBe(hex);
    expect(read(hex)).toEqual(extensions);
  });

  it("are read where critical FALSE is written out", () => {
    expect(read("300d300b06022a0301010004020500")).toEqual([{ ...critical, critical: false }]);
  });

  it.each([
    ["extension-duplicate", "the same OID twice", "3014300806022a0304020500300806022a0304020500"],
    ["der-malformed", "none at all", "3000"],
    ["der-malformed", "a further field", "300c300a06022a03040205000500"],
    ["der-malformed", "no value", "3006300406022a03"],
    ["der-malformed", "no OID", "3006300404020500"],
    ["der-malformed", "a critical that is neither TRUE nor FALSE", "300d300b06022a0301010104020500"],
  ])("are refused with %s: %s", (code, _, hex) => {
    expect(() => read(hex)).toThrow(expect.objectContaining({ code }));
  });

  it("are not written with the same OID twice", () => {
    expect(() => serializeExtensions([critical, critical])).toThrow(TypeError);
  });
});

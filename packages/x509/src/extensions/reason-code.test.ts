import { describe, expect, it } from "vitest";

import { extensionOf } from "../certificate/certificate.test.fixture.js";
import { extensionOid } from "./extension-oids.js";
import { readReasonCode, reasonCode } from "./reason-code.js";

describe("reasonCode", () => {
  it.each([
    ["keyCompromise", "0a0101"],
    ["cACompromise", "0a0102"],
    ["affiliationChanged", "0a0103"],
    ["superseded", "0a0104"],
    ["cessationOfOperation", "0a0105"],
    ["certificateHold", "0a0106"],
    ["removeFromCRL", "0a0108"],
    ["privilegeWithdrawn", "0a0109"],
    ["aACompromise", "0a010a"],
  ] as const)("%s is %s, not critical", (reason, hex) => {
    expect(reasonCode(reason)).toEqual(extensionOf(extensionOid.reasonCode, hex));
    expect(readReasonCode({ extensions: [reasonCode(reason)] })).toBe(reason);
  });

  it("is read as unspecified, and is then not written", () => {
    expect(readReasonCode({ extensions: [extensionOf(extensionOid.reasonCode, "0a0100")] })).toBe("unspecified");
    expect(() => reasonCode("unspecified")).toThrow(TypeError);
  });

  it.each([
    ["the unused reason", "0a0107"],
    ["a reason beyond the last", "0a010b"],
    ["a negative reason", "0a01ff"],
    ["an INTEGER", "020101"],
    ["no content", "0a00"],
  ])("is refused with %s", (_, hex) => {
    const entry = { extensions: [extensionOf(extensionOid.reasonCode, hex)] };
    expect(() => readReasonCode(entry)).toThrow(expect.objectContaining({ code: "extension-malformed" }));
  });

  it("is not there in an entry without it", () => {
    expect(readReasonCode({ extensions: [] })).toBeUndefined();
  });
});

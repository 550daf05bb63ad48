import { describe, expect, it } from "vitest";

import { issue } from "../logon-certificate.test.fixture.js";
import { parseObjectSidText } from "./object-sid.js";
import { readObjectSid, sidExtension } from "./sid-extension.js";

const oid = "1.3.6.1.4.1.311.25.2";
const octets = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(" ", ""), "hex"));

const certificateWith = async (...values: readonly Uint8Array[]) => {
  const extensions = values.map((value) => ({ oid, critical: false, value }));
  return (await issue("Alice", { extensions })).certificate;
};

describe("the SID security extension", () => {
  it.each([
    [
      "S-1-5-21-1864522095-575585544-30601353-1102",
      "303DA03B060A2B060104018237190201A02D042B532D312D352D32312D313836343532323039352D3537353538353534342D33303630313335332D31313032",
    ],
    [
      "S-1-5-21-1004336348-1177238915-682003330-1104",
      "303fa03d060a2b060104018237190201a02f042d532d312d352d32312d313030343333363334382d313137373233383931352d3638323030333333302d31313034",
    ],
  ])("is for %s, byte for byte, what a domain controller takes", async (text, hex) => {
    const sid = parseObjectSidText(text);
    expect(sidExtension(sid)).toEqual({ oid, critical: false, value: octets(hex) });
    expect(readObjectSid(await certificateWith(octets(hex)))).toBe(sid);
  });

  it("is read with lengths in the long form where they are needed", async () => {
    const sid = parseObjectSidText(`S-1-5${"-4294967295".repeat(15)}`);
    const { value } = sidExtension(sid);
    expect(value[1]).toBe(0x81);
    expect(readObjectSid(await certificateWith(value))).toBe(sid);
  });

  it("is read where it is critical, as domain controllers do", async () => {
    const sid = parseObjectSidText("S-1-5-21-1864522095-575585544-30601353-1102");
    const { certificate } = await issue("Alice", { extensions: [{ ...sidExtension(sid), critical: true }] });
    expect(readObjectSid(certificate)).toBe(sid);
  });

  it("is not there in a certificate without it", async () => {
    expect(readObjectSid(await certificateWith())).toBeUndefined();
  });

  const name = "A018 060A2B060104018237190201 A00A 0408 532D312D352D3231";
  it.each([
    ["no name", "3000"],
    ["two names", `3034 ${name} ${name}`],
    ["a name of another kind", "3003 820161"],
    ["another otherName", "301A A018 060A2B060104018237140203 A00A 0408 532D312D352D3231"],
    ["a SID as UTF8String", "301A A018 060A2B060104018237190201 A00A 0C08 532D312D352D3231"],
    ["a SID in binary", "301E A01C 060A2B060104018237190201 A00E 040C 010100000000000100000000"],
    ["a byte order mark", "301D A01B 060A2B060104018237190201 A00D 040B EFBBBF532D312D352D3231"],
    ["octets behind", `301A ${name} 00`],
    ["text for DER", "532D312D352D3231"],
  ])("is refused with %s", async (_, hex) => {
    const certificate = await certificateWith(octets(hex));
    expect(() => readObjectSid(certificate)).toThrow(expect.objectContaining({ code: "sid-extension-malformed" }));
  });

  it("is taken in the form that the refusals start from", async () => {
    expect(readObjectSid(await certificateWith(octets(`301A ${name}`)))).toBe("S-1-5-21");
  });
});

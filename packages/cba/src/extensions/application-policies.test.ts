import { describe, expect, it } from "vitest";

import { issue } from "../logon-certificate.test.fixture.js";
import { applicationPolicies, readApplicationPolicies } from "./application-policies.js";
import { keyPurpose } from "./key-purposes.js";

const octets = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(" ", ""), "hex"));
const oid = "1.3.6.1.4.1.311.21.10";
const certificateWith = async (hex: string) => {
  const extensions = [{ oid, critical: false, value: octets(hex) }];
  return (await issue("Alice", { extensions })).certificate;
};

describe("application policies", () => {
  const hex = "301a 300a06082b06010505070302 300c060a2b060104018237140202";

  it("are, byte for byte, what certificates in use have", async () => {
    const purposes = [keyPurpose.clientAuth, keyPurpose.smartCardLogon] as const;
    expect(applicationPolicies(purposes)).toEqual({ oid, critical: false, value: octets(hex) });
    expect(readApplicationPolicies(await certificateWith(hex))).toEqual(purposes);
  });

  it("are not there in a certificate without them", async () => {
    expect(readApplicationPolicies((await issue("Alice", { extensions: [] })).certificate)).toBeUndefined();
  });

  it.each([
    ["no purpose", "3000"],
    ["another type", "310c 300a06082b06010505070302"],
    ["a purpose that is no SEQUENCE", "300c 310a06082b06010505070302"],
    ["OIDs as in extended key usage", "300a 06082b06010505070302"],
    ["a purpose that is no OID", "3005 3003 0c0131"],
    ["a purpose without OID", "3002 3000"],
    ["qualifiers", "300e 300c 06082b06010505070302 3000"],
    ["octets behind", `${hex} 00`],
  ])("are refused with %s", async (_, value) => {
    const certificate = await certificateWith(value);
    expect(() => readApplicationPolicies(certificate)).toThrow(
      expect.objectContaining({ code: "application-policies-malformed" }),
    );
  });
});

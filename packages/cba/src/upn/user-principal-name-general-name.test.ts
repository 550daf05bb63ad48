import { serializeGeneralNames, subjectAltName, type GeneralName } from "@idpkit/x509";
import { describe, expect, it } from "vitest";

import { issue } from "../logon-certificate.test.fixture.js";
import { takenCertificate } from "../taken-certificate.test.fixture.js";
import { parseUserPrincipalName } from "./user-principal-name.js";
import { readUserPrincipalNames, userPrincipalNameGeneralName } from "./user-principal-name-general-name.js";

const typeId = "1.3.6.1.4.1.311.20.2.3";
const otherName = (...value: readonly number[]): GeneralName => ({
  type: "otherName",
  typeId,
  value: Uint8Array.from(value),
});
const certificateWith = async (...names: readonly [GeneralName, ...GeneralName[]]) =>
  (await issue("Alice", { extensions: [subjectAltName(names)] })).certificate;

describe("the UPN in subjectAltName", () => {
  it.each([
    ["alice@corp.example.com", "3028a026060a2b060104018237140203a0180c16616c69636540636f72702e6578616d706c652e636f6d"],
    ["alice@lab.example", "3023a021060a2b060104018237140203a0130c11616c696365406c61622e6578616d706c65"],
  ])("is for %s, byte for byte, what a domain controller takes", (text, hex) => {
    const names = serializeGeneralNames([userPrincipalNameGeneralName(parseUserPrincipalName(text))]);
    expect(Buffer.from(names).toString("hex")).toBe(hex);
  });

  it("is read back, with others in their order and past other names", async () => {
    const upns = ["älice@corp.example", "alice@lab.example"].map(parseUserPrincipalName);
    const names = upns.map(userPrincipalNameGeneralName);
    const certificate = await certificateWith({ type: "rfc822Name", value: "a@b.example" }, ...names, {
      ...otherName(0x0c, 0x01, 0x78),
      typeId: "1.3.6.1.5.2.2",
    } as GeneralName);
    expect(readUserPrincipalNames(certificate)).toEqual(upns);
  });

  it("is read from a certificate that a domain controller took", () => {
    expect(readUserPrincipalNames(takenCertificate())).toEqual(["alice@lab.example"]);
  });

  it("is not there in a certificate without subjectAltName", async () => {
    expect(readUserPrincipalNames((await issue("Alice", { extensions: [] })).certificate)).toEqual([]);
  });

  it.each([
    ["a PrintableString", otherName(0x13, 0x03, 0x61, 0x40, 0x62)],
    ["text that is no UTF-8", otherName(0x0c, 0x04, 0xff, 0x61, 0x40, 0x62)],
    ["text that is no UPN", otherName(0x0c, 0x01, 0x61)],
  ])("is refused as %s", async (_, name) => {
    const certificate = await certificateWith(name);
    expect(() => readUserPrincipalNames(certificate)).toThrow(
      expect.objectContaining({ code: "subject-alt-name-malformed" }),
    );
  });

  it("is refused in a subjectAltName that is malformed", async () => {
    const extension = { oid: "2.5.29.17", critical: false, value: Uint8Array.of(0x30, 0x00) };
    const { certificate } = await issue("Alice", { extensions: [extension] });
    expect(() => readUserPrincipalNames(certificate)).toThrow(
      expect.objectContaining({ code: "subject-alt-name-malformed" }),
    );
  });
});

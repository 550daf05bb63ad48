import { describe, expect, it } from "vitest";

import { authorityExtensions, issue } from "../logon-certificate.test.fixture.js";
import { ntAuthDistinguishedName, ntAuthLdif } from "./nt-auth-store.js";

const store = "CN=NTAuthCertificates,CN=Public Key Services,CN=Services,CN=Configuration,DC=corp,DC=example,DC=com";
const authority = (await issue("Lab Issuing CA", { extensions: authorityExtensions })).certificate;
const otherAuthority = (await issue("Lab Issuing CA 2", { extensions: authorityExtensions })).certificate;

describe("the NTAuth store", () => {
  it("stands in the configuration of the forest", () => {
    expect(ntAuthDistinguishedName("corp.example.com")).toBe(store);
  });

  it.each(["CORP", "corp.example,CN=Users", "corp.example\nchangetype: delete"])(
    "is not named for «%s»",
    (forestRoot) => {
      const malformed = expect.objectContaining({ code: "domain-name-malformed" }) as Error;
      expect(() => ntAuthDistinguishedName(forestRoot)).toThrow(malformed);
      expect(() => ntAuthLdif(forestRoot, [authority])).toThrow(malformed);
    },
  );

  it("gets authorities by LDIF, in lines that any reader takes", () => {
    const ldif = ntAuthLdif("corp.example.com", [authority, otherAuthority]);
    expect(ldif.split("\n").every((line) => line.length <= 76)).toBe(true);
    const [dn, changetype, add, ...values] = ldif.replaceAll("\n ", "").split("\n");
    expect([dn, changetype, add, ...values.slice(2)]).toEqual([
      `dn: ${store}`,
      "changetype: modify",
      "add: cACertificate",
      "-",
      "",
    ]);
    expect(values.slice(0, 2).map(readValue)).toEqual([authority.der, otherAuthority.der]);
  });

  it.each([
    ["has no basicConstraints", []],
    ["is no authority", [{ oid: "2.5.29.19", critical: true, value: Uint8Array.of(0x30, 0x00) }]],
    ["has basicConstraints that cannot be read", [{ oid: "2.5.29.19", critical: true, value: Uint8Array.of(0x30) }]],
  ])("gets no certificate that %s", async (_, extensions) => {
    const { certificate } = await issue("Alice", { extensions });
    expect(() => ntAuthLdif("corp.example.com", [authority, certificate])).toThrow(
      expect.objectContaining({ code: "not-a-certification-authority" }),
    );
  });
});

function readValue(line: string) {
  const prefix = "cACertificate:: ";
  expect(line.startsWith(prefix)).toBe(true);
  return Uint8Array.from(Buffer.from(line.slice(prefix.length), "base64"));
}

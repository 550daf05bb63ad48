import { serializeGeneralNames, subjectAltName, type CertificateExtension, type GeneralName } from "@idpkit/x509";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { issue } from "../logon-certificate.test.fixture.js";
import { parseObjectGuid } from "../object-guid/object-guid.js";
import { parseObjectSidText } from "../sid/object-sid.js";
import { domainControllerGuidGeneralName, readDomainControllerGuids } from "./domain-controller-guid.js";
import { krb5PrincipalNameGeneralName, readKrb5PrincipalNames } from "./krb5-principal-name.js";
import { readSidUri, sidUriGeneralName } from "./sid-uri.js";

const sid = parseObjectSidText("S-1-5-21-1864522095-575585544-30601353-1102");
const guid = parseObjectGuid(Uint8Array.from(Buffer.from("ac4b2906e47a2b4d8d2a5b1a3f1c0e77", "hex")));
const alice = { realm: "LAB.EXAMPLE", nameType: 1, components: ["alice"] } as const;
const krbtgt = { realm: "LAB.EXAMPLE", nameType: 2, components: ["krbtgt", "LAB.EXAMPLE"] } as const;

const malformed = expect.objectContaining({ code: "subject-alt-name-malformed" }) as Error;
const octets = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(" ", ""), "hex"));
const hexOf = (...names: readonly GeneralName[]) => Buffer.from(serializeGeneralNames(names)).toString("hex");
const certificateWith = async (...extensions: readonly CertificateExtension[]) =>
  (await issue("Alice", { extensions })).certificate;
const certificateNamed = async (...names: readonly [GeneralName, ...GeneralName[]]) =>
  certificateWith(subjectAltName(names));
const mail: GeneralName = { type: "rfc822Name", value: "a@b.example" };
const foreign: GeneralName = { type: "otherName", typeId: "1.2.3.4", value: octets("0500") };

describe("the SID URI", () => {
  it("is, byte for byte, what the specification says", async () => {
    const uri = `tag:microsoft.com,2022-09-14:sid:${sid}`;
    expect(hexOf(sidUriGeneralName(sid))).toBe(`304e864c${Buffer.from(uri).toString("hex")}`);
    expect(readSidUri(await certificateNamed(mail, sidUriGeneralName(sid)))).toBe(sid);
  });

  it("is not there in other URIs, and in no subjectAltName", async () => {
    const uri: GeneralName = { type: "uniformResourceIdentifier", value: "https://example.com/sid:S-1-5-21" };
    expect(readSidUri(await certificateNamed(uri))).toBeUndefined();
    expect(
      readSidUri(await certificateNamed({ type: "dNSName", value: sidUriGeneralName(sid).value as string })),
    ).toBeUndefined();
    expect(readSidUri(await certificateWith())).toBeUndefined();
  });

  it.each<[string, readonly [GeneralName, ...GeneralName[]]]>([
    ["what is no SID", [{ type: "uniformResourceIdentifier", value: "tag:microsoft.com,2022-09-14:sid:S-1-5" }]],
    ["two of them", [sidUriGeneralName(sid), sidUriGeneralName(sid)]],
  ])("is refused with %s", async (_, names) => {
    const certificate = await certificateNamed(...names);
    expect(() => readSidUri(certificate)).toThrow(malformed);
  });
});

describe("the GUID of a domain controller", () => {
  it("is, byte for byte, what the requirements for domain controller certificates show", async () => {
    const names = [domainControllerGuidGeneralName(guid), { type: "dNSName", value: "dc1.lab.example" }] as const;
    expect(hexOf(...names)).toBe(
      "3032a01f06092b0601040182371901a0120410ac4b2906e47a2b4d8d2a5b1a3f1c0e77820f6463312e6c61622e6578616d706c65",
    );
    expect(readDomainControllerGuids(await certificateNamed(...names, foreign))).toEqual([guid]);
  });

  it("is not there in a certificate without it", async () => {
    expect(readDomainControllerGuids(await certificateNamed(mail))).toEqual([]);
  });

  it.each([
    ["a UTF8String", "0c10 ac4b2906e47a2b4d8d2a5b1a3f1c0e77"],
    ["15 octets", "040f ac4b2906e47a2b4d8d2a5b1a3f1c0e"],
  ])("is refused as %s", async (_, hex) => {
    const name = { ...domainControllerGuidGeneralName(guid), value: octets(hex) } as GeneralName;
    const certificate = await certificateNamed(name);
    expect(() => readDomainControllerGuids(certificate)).toThrow(malformed);
  });
});

describe("KRB5PrincipalName", () => {
  const realm = "a00d 1b0b4c41422e4558414d504c45";
  const aliceHex = `3023 ${realm} a112 3010 a003020101 a109 3007 1b05616c696365`;

  it.each([
    [alice, aliceHex],
    [krbtgt, `3031 ${realm} a120 301e a003020102 a117 3015 1b066b7262746774 1b0b4c41422e4558414d504c45`],
  ])("of %o is a SEQUENCE of realm and name", async (principal, hex) => {
    const name = krb5PrincipalNameGeneralName(principal);
    expect(name).toEqual({ type: "otherName", typeId: "1.3.6.1.5.2.2", value: octets(hex) });
    expect(readKrb5PrincipalNames(await certificateNamed(mail, foreign, name))).toEqual([principal]);
  });

  it("is read back as what it was written from", async () => {
    const text = fc.string({ unit: "grapheme-ascii", minLength: 1 });
    const principals = fc.record({ realm: text, nameType: fc.nat(), components: fc.array(text, { minLength: 1 }) });
    await fc.assert(
      fc.asyncProperty(principals, async (principal) => {
        const certificate = await certificateNamed(krb5PrincipalNameGeneralName(principal));
        expect(readKrb5PrincipalNames(certificate)).toEqual([principal]);
      }),
    );
  });

  it.each([
    ["another type", aliceHex.replace("3023", "3123")],
    ["a realm that is a UTF8String", aliceHex.replace("1b0b", "0c0b")],
    ["a component that is a UTF8String", aliceHex.replace("1b05", "0c05")],
    ["a component beyond ASCII", aliceHex.replace("616c", "c3a4")],
    ["a component with a byte order mark in front", aliceHex.replace("616c696365", "efbbbf6365")],
    ["a component with a control character", aliceHex.replace("616c", "0a6c")],
    ["no component", `301c ${realm} a10b 3009 a003020101 a102 3000`],
    ["components that are no SEQUENCE", aliceHex.replace("3007", "3107")],
    ["a name type that is no INTEGER", aliceHex.replace("a003020101", "a003040101")],
    ["a negative name type", aliceHex.replace("a003020101", "a0030201ff")],
    ["a realm in the place of the name", aliceHex.replace("a00d", "a10d")],
    ["a name in the place of the realm", aliceHex.replace("a112", "a012")],
    ["realm and name in one another's place", aliceHex.replace("a00d", "a10d").replace("a112", "a012")],
    ["a third field", `3027 ${realm} a112 3010 a003020101 a109 3007 1b05616c696365 a2020500`],
    [
      "two realms in one field",
      `3030 a01a ${realm.slice(5)} ${realm.slice(5)} a112 3010 a003020101 a109 3007 1b05616c696365`,
    ],
  ])("is refused with %s", async (_, hex) => {
    const certificate = await certificateNamed({ type: "otherName", typeId: "1.3.6.1.5.2.2", value: octets(hex) });
    expect(() => readKrb5PrincipalNames(certificate)).toThrow(malformed);
  });

  it.each([
    ["an empty realm", { ...alice, realm: "" }],
    ["a realm beyond ASCII", { ...alice, realm: "BÜCHER" }],
    ["no component", { ...alice, components: [] }],
    ["a negative name type", { ...alice, nameType: -1 }],
    ["half a name type", { ...alice, nameType: 0.5 }],
    ["a name type of 2^31", { ...alice, nameType: 2 ** 31 }],
    ["an empty component", { ...alice, components: ["alice", ""] }],
  ])("is not written with %s", (_, principal) => {
    expect(() => krb5PrincipalNameGeneralName(principal)).toThrow(
      expect.objectContaining({ code: "krb5-principal-name-malformed" }),
    );
  });
});

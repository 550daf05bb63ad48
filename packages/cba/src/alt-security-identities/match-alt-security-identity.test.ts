import { derTag, serializeDer, subjectAltName, type CertificateExtension, type GeneralName } from "@idpkit/x509";
import { describe, expect, it } from "vitest";

import { sidUriGeneralName } from "../certificate-names/sid-uri.js";
import { parseObjectSidText } from "../sid/object-sid.js";
import { sidExtension } from "../sid/sid-extension.js";
import { takenCertificate } from "../taken-certificate.test.fixture.js";
import { mappedCertificate, nameOf, oid } from "./mapped-certificate.test.fixture.js";
import { matchAltSecurityIdentity } from "./match-alt-security-identity.js";

const sid = parseObjectSidText("S-1-5-21-1864522095-575585544-30601353-1102");
const samba = { dialect: "samba" } as const;
const windows = { dialect: "windows" } as const;
const strengthOf = (...parameters: Parameters<typeof matchAltSecurityIdentity>) =>
  matchAltSecurityIdentity(...parameters)?.strength;

const subjectKeyIdentifier = (value: Uint8Array): CertificateExtension => ({
  oid: "2.5.29.14",
  critical: false,
  value,
});
const keyIdentifier = subjectKeyIdentifier(serializeDer(derTag.octetString, Uint8Array.of(0xa8, 0x22)));
const mails: readonly [GeneralName, ...GeneralName[]] = [
  { type: "rfc822Name", value: "Alice@Lab.example" },
  { type: "rfc822Name", value: "second@lab.example" },
];
const root = nameOf(
  [[oid.DC, "example", derTag.ia5String]],
  [[oid.DC, "lab", derTag.ia5String]],
  [[oid.CN, "Matrix Root CA"]],
);
const certificate = await mappedCertificate({
  issuer: root,
  subject: nameOf([[oid.O, "Lab"]], [[oid.CN, "Alice Liddell"]]),
  serialNumber: "2b0000000011ac0000000012",
  extensions: [keyIdentifier, subjectAltName(mails)],
});
const rootText = "DC=example,DC=lab,CN=Matrix Root CA";
const serial = "1200000000AC11000000002B";

describe("the certificate that a domain controller was asked about", () => {
  it.each([
    ["X509:<I>DC=example,DC=lab,CN=Lab Issuing CA<SR>1200000000AC11000000002B", "strong"],
    ["X509:<SKI>7F6CE32BA456EB8E296A9FCCA26A9DCE16EC87AF", "strong"],
    ["X509:<SHA1-PUKEY>30D01A9F66D8C4FC418FE55441995482DD4ED56E", "strong"],
    ["X509:<I>CN=Lab Issuing CA,DC=lab,DC=example<SR>1200000000AC11000000002B", undefined],
    ["X509:<I>DC=example, DC=lab, CN=Lab Issuing CA<SR>1200000000AC11000000002B", undefined],
    ["X509:<I>DC=example,DC=lab,CN=Lab Issuing CA<SR>2B0000000011AC0000000012", undefined],
    ["X509:<SHA1-PUKEY>765B733900000000000000000000000000000000", undefined],
    ["X509:<I>DC=example,DC=lab,CN=Lab Issuing CA<S>C=DE,O=Lab, Inc.,OU=People,CN=Alice Liddell", undefined],
  ])("%s: %s", (value, expected) => {
    expect(strengthOf(value, takenCertificate(), samba)).toBe(expected);
    expect(strengthOf(value, takenCertificate(), windows)).toBe(expected);
  });
});

// Each row was tried on a Samba 4.24.7 domain controller.
describe("Samba", () => {
  it.each([
    [`X509:<I>${rootText}<SR>${serial}`, "strong"],
    [`X509:<SR>${serial}<I>${rootText}`, "strong"],
    [`X509:<I>${rootText}<SR>1200000000aC11000000002b`, "strong"],
    ["X509:<SKI>A822", "strong"],
    ["X509:<SKI>a822", "strong"],
    ["X509: <SKI>A822", "strong"],
    ["X509:junk<SKI>A822", "strong"],
    ["X509:<SKI>0000<SKI>A822", "strong"],
    ["X509:<SKI>A822<S>O=Lab,CN=Alice Liddell", "strong"],
    [`X509:<S>O=Lab,CN=Alice Liddell<SKI>A822<I>${rootText}<SR>${serial}`, "strong"],
    [`X509:<I>${rootText}<S>O=Lab,CN=Alice Liddell`, "weak"],
    ["X509:<S>O=Lab,CN=Alice Liddell", "weak"],
    [`X509:<I>${rootText}`, "weak"],
    [`X509:<SR>${serial}`, "weak"],
    ["X509:<RFC822>Alice@Lab.example", "weak"],
    ["X509:<RFC822>second@lab.example", "weak"],
    [`X509:<I>dc=example,dc=lab,cn=Matrix Root CA<SR>${serial}`, undefined],
    [`X509:<I>DC=example,DC=lab,CN=matrix root ca<SR>${serial}`, undefined],
    [`X509:<I>CN=Matrix Root CA<SR>${serial}`, undefined],
    [`X509:<I>DC=lab,CN=Matrix Root CA<SR>${serial}`, undefined],
    [`X509:<I>DC=ample,DC=lab,CN=Matrix Root CA<SR>${serial}`, undefined],
    [`X509:<I>${rootText}<SR>${serial.slice(2)}`, undefined],
    [`X509:<I>${rootText}<SR>${serial}00`, undefined],
    [`X509:<I>${rootText}<SR>12 00 00 00 00 AC 11 00 00 00 00 2B`, undefined],
    [`X509:<I>${rootText}<SR>`, undefined],
    [`X509:<I>${rootText}<SR>${serial}<SKI>`, undefined],
    [`X509:<I>${rootText}<SID>${sid}`, undefined],
    ["x509:<SKI>A822", undefined],
    ["X509:<ski>A822", undefined],
    [" X509:<SKI>A822", undefined],
    ["X509:<SKI> A822", undefined],
    ["X509:<SKI>A822 ", undefined],
    ["X509:<SKI>A8:22", undefined],
    ["X509:<SKI>0xA822", undefined],
    ["X509:<SKI>A822>", undefined],
    ["X509:<SKI>A822<", undefined],
    ["X509:<SKI>22", undefined],
    ["X509:<SKI>", undefined],
    ["X509:<SKI>A822<X>y", undefined],
    ["X509:<SKI>A822<S>O=Nobody", undefined],
    ["X509:<S>O=Nobody<SKI>A822", undefined],
    ["X509:<I>O=Nobody<SKI>A822", undefined],
    ["X509:<S>O=lab,CN=alice liddell", undefined],
    ["X509:<S>CN=Alice Liddell", undefined],
    ["X509:<S>CN=Alice Liddell,O=Lab", undefined],
    ["X509:<RFC822>alice@lab.example", undefined],
    ["X509:<RFC822>second@lab.exampl", undefined],
    ["Kerberos:alice@LAB.EXAMPLE", undefined],
  ])("reads %s as %s", (value, expected) => {
    expect(strengthOf(value, certificate, samba)).toBe(expected);
  });

  it.each([
    ["a hex value that a later one replaces must be hex all the same", "X509:<SKI>zz<SKI>A822"],
    ["there must be more than the prefix", "X509:"],
    ["the property of every object is no tag", "X509:<constructor>x<SKI>A822"],
  ])("%s", (_, value) => {
    expect(strengthOf(value, certificate, samba)).toBeUndefined();
  });

  it.each([
    [
      "S and emailAddress",
      [
        [[oid.C, "DE"]],
        [[oid.ST, "Hessen"]],
        [[oid.L, "Bad Orb"]],
        [[oid.emailAddress, "ca@lab.example", derTag.ia5String]],
      ],
      "C=DE,S=Hessen,L=Bad Orb,emailAddress=ca@lab.example",
    ],
    [
      "several values in their order",
      [
        [[oid.O, "Lab"]],
        [
          [oid.OU, "Eins"],
          [oid.CN, "Multi CA"],
        ],
      ],
      "O=Lab,OU=Eins+CN=Multi CA",
    ],
    ["octets beyond ASCII", [[[oid.CN, "Bücher CA"]]], "CN=B#c3#bccher CA"],
    ["the octets of a TeletexString", [[[oid.CN, "Bücher CA", derTag.teletexString]]], "CN=B#fccher CA"],
    ["an equals sign", [[[oid.CN, "a=b"]]], "CN=a\\=b"],
    ["a plus sign", [[[oid.CN, "a+b"]]], "CN=a\\+b"],
    ["a number sign", [[[oid.CN, "a#b"]]], "CN=a\\#b"],
    ["a semicolon", [[[oid.CN, "a;b"]]], "CN=a\\;b"],
    ["a backslash", [[[oid.CN, "a\\b"]]], "CN=a\\b"],
    ["a quotation mark", [[[oid.CN, 'a"b']]], 'CN=a"b'],
    ["a blank in front", [[[oid.CN, " ab"]]], "CN=\\ ab"],
    ["a blank behind", [[[oid.CN, "ab "]]], "CN=ab "],
    ["two blanks", [[[oid.CN, "a  b"]]], "CN=a  b"],
    ["a comma, which it splits at", [[[oid.O, "Lab"]], [[oid.CN, "a, b"]]], "O=Lab, b,CN=a\\"],
    ["a type by its OID", [[[oid.O, "Lab"]], [[oid.title, "Dr"]]], "O=Lab,2.5.4.12=Dr"],
    ["a serial number", [[[oid.serialNumber, "12", derTag.printableString]]], "serialNumber=12"],
    ["a user ID", [[[oid.UID, "u1"]]], "UID=u1"],
    ["a street", [[[oid.STREET, "Weg 1"]]], "STREET=Weg 1"],
  ] as const)("writes %s in a name its own way", async (_, relativeNames, text) => {
    const named = await mappedCertificate({ issuer: nameOf(...relativeNames) });
    expect(strengthOf(`X509:<I>${text}<SR>122B`, named, samba)).toBe("strong");
    expect(strengthOf(`X509:<I>${text}x<SR>122B`, named, samba)).toBeUndefined();
  });

  it.each([
    ["is empty", nameOf(), ""],
    ["holds NUL", nameOf([[oid.CN, "a\0b"]]), "CN=a#00b"],
    ["holds a NumericString", nameOf([[oid.CN, "1", derTag.numericString]]), "CN=1"],
    ["holds a BMPString", nameOf([[oid.CN, "a", derTag.bmpString]]), "CN=a"],
    ["holds a tag", nameOf([[oid.CN, "a<b"]]), "CN=a\\<b"],
  ])("knows no text for a name that %s", async (_, subject, text) => {
    const named = await mappedCertificate({ issuer: root, subject });
    expect(strengthOf(`X509:<S>${text}`, named, samba)).toBeUndefined();
  });

  it("leaves out the octet that DER puts in front of a number whose first bit is set", async () => {
    const named = await mappedCertificate({ issuer: root, serialNumber: "b20000000011ac0000000012" });
    const value = `X509:<I>${rootText}<SR>1200000000AC1100000000B2`;
    expect(strengthOf(value, named, samba)).toBe("strong");
    expect(strengthOf(`${value}00`, named, samba)).toBeUndefined();
  });
});

describe("Windows", () => {
  it.each([
    [`X509:<I>${rootText}<SR>${serial}`, "X509IssuerSerialNumber", "strong"],
    ["X509:<SKI>a822", "X509SKI", "strong"],
    [`X509:<I>${rootText}<S>O=Lab,CN=Alice Liddell`, "X509IssuerSubject", "weak"],
    ["X509:<S>O=Lab,CN=Alice Liddell", "X509SubjectOnly", "weak"],
    ["X509:<RFC822>second@lab.example", "X509RFC822", "weak"],
    ["X509:<RFC822>alice@lab.example", "X509RFC822", "weak"],
    [`X509:<I>dc=EXAMPLE,dc=lab,cn=matrix root ca<SR>${serial}`, "X509IssuerSerialNumber", "strong"],
  ])("reads %s as %s, which is %s", (value, type, strength) => {
    expect(matchAltSecurityIdentity(value, certificate, windows)).toEqual({ type, strength });
  });

  it.each([
    ["another issuer's serial number", `X509:<I>DC=lab,CN=Matrix Root CA<SR>${serial}`],
    ["another serial number", `X509:<I>${rootText}<SR>13${serial.slice(2)}`],
    ["another key identifier", "X509:<SKI>A823"],
    ["another certificate", `X509:<SHA1-PUKEY>${"0".repeat(40)}`],
    ["another issuer's subject", "X509:<I>CN=Other<S>O=Lab,CN=Alice Liddell"],
    ["an issuer's other subject", `X509:<I>${rootText}<S>O=Lab,CN=Bob`],
    ["another subject", "X509:<S>O=Lab,CN=Bob"],
    ["another mail address", "X509:<RFC822>third@lab.example"],
    ["a Kerberos principal", "Kerberos:alice@LAB.EXAMPLE"],
    ["the order that only Samba takes", `X509:<SR>${serial}<I>${rootText}`],
    ["what cannot be read", "X509:<SKI>A8"],
  ])("does not take %s", (_, value) => {
    expect(matchAltSecurityIdentity(value, certificate, windows)).toBeUndefined();
  });

  it("writes E and S", async () => {
    const issuer = nameOf(
      [[oid.ST, "Hessen"]],
      [[oid.emailAddress, "ca@lab.example", derTag.ia5String]],
      [[oid.CN, "Bücher"]],
    );
    const named = await mappedCertificate({ issuer });
    expect(strengthOf("X509:<I>S=Hessen,E=ca@lab.example,CN=Bücher<SR>122B", named, windows)).toBe("strong");
  });

  it.each([
    ["a comma", [[oid.CN, "a,b"]], "CN=a,b"],
    ["a blank in front", [[oid.CN, " a"]], "CN= a"],
    ["a blank behind", [[oid.CN, "a "]], "CN=a "],
    ["a type without a letter that is known", [[oid.title, "Dr"]], "T=Dr"],
    [
      "two values in one RDN",
      [
        [oid.CN, "a"],
        [oid.OU, "b"],
      ],
      "CN=a",
    ],
    ["a value that is no string", [[oid.CN, "\x01", derTag.integer]], "CN=#020101"],
  ] as const)("knows no text for a name with %s", async (_, attributes, text) => {
    const named = await mappedCertificate({ issuer: root, subject: nameOf(attributes) });
    expect(strengthOf(`X509:<S>${text}`, named, windows)).toBeUndefined();
  });

  it("takes a number whose first bit is set with and without the octet in front", async () => {
    const named = await mappedCertificate({ issuer: root, serialNumber: "b212" });
    expect(strengthOf(`X509:<I>${rootText}<SR>12B2`, named, windows)).toBe("strong");
    expect(strengthOf(`X509:<I>${rootText}<SR>12B200`, named, windows)).toBe("strong");
    expect(strengthOf(`X509:<I>${rootText}<SR>12B20000`, named, windows)).toBeUndefined();
  });

  const bySid = `X509:<I>${rootText}<SID>${sid}`;
  const otherSid = parseObjectSidText("S-1-5-21-1-2-3-1103");
  it.each([
    ["its SID", [sidExtension(sid)], bySid, "strong"],
    ["its SID as URI", [subjectAltName([sidUriGeneralName(sid)])], bySid, "strong"],
    ["no SID", [], bySid, undefined],
    ["another SID", [sidExtension(otherSid)], bySid, undefined],
    [
      "another SID, and its own as URI",
      [sidExtension(otherSid), subjectAltName([sidUriGeneralName(sid)])],
      bySid,
      undefined,
    ],
    ["its SID, for another issuer", [sidExtension(sid)], `X509:<I>CN=Other<SID>${sid}`, undefined],
    ["a SID that cannot be read", [{ ...sidExtension(sid), value: Uint8Array.of(0x30, 0x00) }], bySid, undefined],
  ])("reads <I><SID> of a certificate with %s", async (_, extensions, value, expected) => {
    expect(strengthOf(value, await mappedCertificate({ issuer: root, extensions }), windows)).toBe(expected);
  });
});

describe("a certificate whose extensions cannot be read", () => {
  it.each([
    ["subjectKeyIdentifier", subjectKeyIdentifier(Uint8Array.of(0x04)), "X509:<SKI>A822"],
    ["empty subjectKeyIdentifier", subjectKeyIdentifier(Uint8Array.of(0x04, 0x00)), "X509:<SKI>"],
    [
      "subjectAltName",
      { ...subjectAltName(mails), value: Uint8Array.of(0x30, 0x00) },
      "X509:<RFC822>second@lab.example",
    ],
  ])("is mapped by no %s", async (_, extension, value) => {
    const unreadable = await mappedCertificate({ issuer: root, extensions: [extension] });
    expect(matchAltSecurityIdentity(value, unreadable, samba)).toBeUndefined();
    expect(matchAltSecurityIdentity(value, unreadable, windows)).toBeUndefined();
  });
});

it("tells the combinations that only Samba takes from the kinds of the specification", () => {
  expect(matchAltSecurityIdentity("X509:<SKI>A822", certificate, samba)?.type).toBe("X509SKI");
  expect(matchAltSecurityIdentity(`X509:<SR>${serial}`, certificate, samba)?.type).toBe("unlisted");
});

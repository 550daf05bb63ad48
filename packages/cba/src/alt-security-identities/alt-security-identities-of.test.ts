import { derTag, serializeDer, subjectAltName } from "@idpkit/x509";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { parseObjectSidText } from "../sid/object-sid.js";
import { sidExtension } from "../sid/sid-extension.js";
import { takenCertificate } from "../taken-certificate.test.fixture.js";
import { altSecurityIdentitiesOf } from "./alt-security-identities-of.js";
import { mappedCertificate, nameOf, oid } from "./mapped-certificate.test.fixture.js";
import { matchAltSecurityIdentity } from "./match-alt-security-identity.js";

const sid = parseObjectSidText("S-1-5-21-1864522095-575585544-30601353-1102");
const samba = { dialect: "samba" } as const;
const windows = { dialect: "windows" } as const;
const valuesOf = (...parameters: Parameters<typeof altSecurityIdentitiesOf>) =>
  altSecurityIdentitiesOf(...parameters).offered.map(({ value }) => value);
const keyIdentifier = {
  oid: "2.5.29.14",
  critical: false,
  value: serializeDer(derTag.octetString, Uint8Array.of(0xa8)),
};

describe("the values for a certificate", () => {
  it("are those that a domain controller took, and without the name that holds a comma", () => {
    expect(altSecurityIdentitiesOf(takenCertificate(), samba)).toEqual({
      offered: [
        { type: "X509SKI", strength: "strong", value: "X509:<SKI>7F6CE32BA456EB8E296A9FCCA26A9DCE16EC87AF" },
        {
          type: "X509IssuerSerialNumber",
          strength: "strong",
          value: "X509:<I>DC=example,DC=lab,CN=Lab Issuing CA<SR>1200000000AC11000000002B",
        },
        {
          type: "X509SHA1PublicKey",
          strength: "strong",
          value: "X509:<SHA1-PUKEY>30D01A9F66D8C4FC418FE55441995482DD4ED56E",
        },
        { type: "X509RFC822", strength: "weak", value: "X509:<RFC822>alice@lab.example" },
      ],
      withheld: [
        { type: "X509IssuerSid", reason: "unknown-to-samba" },
        { type: "X509IssuerSubject", reason: "name-not-writable" },
        { type: "X509SubjectOnly", reason: "name-not-writable" },
      ],
    });
  });

  it("say for Windows why there are not more", () => {
    expect(altSecurityIdentitiesOf(takenCertificate(), windows).withheld).toEqual([
      { type: "X509IssuerSid", reason: "object-sid-missing" },
      { type: "X509IssuerSubject", reason: "name-not-writable" },
      { type: "X509SubjectOnly", reason: "name-not-writable" },
    ]);
  });

  it("say what a certificate with the least in it lacks", async () => {
    const certificate = await mappedCertificate({ issuer: nameOf([[oid.CN, "a,b"]]), subject: nameOf() });
    expect(altSecurityIdentitiesOf(certificate, windows).withheld).toEqual([
      { type: "X509SKI", reason: "subject-key-identifier-missing" },
      { type: "X509IssuerSerialNumber", reason: "name-not-writable" },
      { type: "X509IssuerSid", reason: "object-sid-missing" },
      { type: "X509IssuerSubject", reason: "name-not-writable" },
      { type: "X509SubjectOnly", reason: "name-not-writable" },
      { type: "X509RFC822", reason: "rfc822-name-missing" },
    ]);
  });

  it("name the issuer with the SID for Windows, where the issuer's name can be written", async () => {
    const extensions = [sidExtension(sid)];
    const plain = await mappedCertificate({ issuer: nameOf([[oid.CN, "CA"]]), extensions });
    const odd = await mappedCertificate({ issuer: nameOf([[oid.CN, "C+A"]]), extensions });
    expect(valuesOf(plain, windows)).toContain(`X509:<I>CN=CA<SID>${sid}`);
    expect(altSecurityIdentitiesOf(odd, windows).withheld).toContainEqual({
      type: "X509IssuerSid",
      reason: "name-not-writable",
    });
  });

  it("are two for Windows, and one for Samba, where the serial number's first bit is set", async () => {
    const certificate = await mappedCertificate({ issuer: nameOf([[oid.CN, "CA"]]), serialNumber: "b212" });
    const bySerial = (value: string) => value.includes("<SR>");
    expect(valuesOf(certificate, windows).filter(bySerial)).toEqual([
      "X509:<I>CN=CA<SR>12B2",
      "X509:<I>CN=CA<SR>12B200",
    ]);
    expect(valuesOf(certificate, samba).filter(bySerial)).toEqual(["X509:<I>CN=CA<SR>12B2"]);
  });

  it("leave out a key identifier without octets", async () => {
    const extensions = [{ ...keyIdentifier, value: Uint8Array.of(0x04, 0x00) }];
    const certificate = await mappedCertificate({ issuer: nameOf([[oid.CN, "CA"]]), extensions });
    expect(altSecurityIdentitiesOf(certificate, windows).withheld).toContainEqual({
      type: "X509SKI",
      reason: "subject-key-identifier-missing",
    });
  });

  it("leave out a mail address that would go on as another tag", async () => {
    const names = subjectAltName([
      { type: "rfc822Name", value: "a<SKI>00" },
      { type: "rfc822Name", value: "b@lab.example" },
    ]);
    const certificate = await mappedCertificate({ issuer: nameOf([[oid.CN, "CA"]]), extensions: [names] });
    const mails = valuesOf(certificate, windows).filter((value) => value.includes("<RFC822>"));
    expect(mails).toEqual(["X509:<RFC822>b@lab.example"]);
  });

  it.each(["windows", "samba"] as const)("map it on %s, each as strongly as it says", async (dialect) => {
    const texts = fc.string({
      unit: fc.constantFrom(...Array.from('aB ,+="#<>;\\é€\u0001')),
      minLength: 1,
      maxLength: 4,
    });
    const types = fc.constantFrom(...Object.values(oid));
    const names = fc.array(fc.array(fc.tuple(types, texts), { minLength: 1, maxLength: 2 }), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(names, names, async (issuer, subject) => {
        const extensions = [keyIdentifier, sidExtension(sid), subjectAltName([{ type: "rfc822Name", value: "a@b" }])];
        const fields = { issuer: nameOf(...issuer), subject: nameOf(...subject), extensions };
        const certificate = await mappedCertificate(fields);
        for (const { value, ...match } of altSecurityIdentitiesOf(certificate, { dialect }).offered) {
          expect(matchAltSecurityIdentity(value, certificate, { dialect })).toEqual(match);
        }
      }),
    );
  });
});

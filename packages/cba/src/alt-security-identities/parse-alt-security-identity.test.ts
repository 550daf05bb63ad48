import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { parseObjectSidText } from "../sid/object-sid.js";
import { serializeAltSecurityIdentity, type AltSecurityIdentity } from "./alt-security-identity.js";
import { parseAltSecurityIdentity } from "./parse-alt-security-identity.js";

const malformed = expect.objectContaining({ code: "alt-security-identity-malformed" }) as Error;
const issuer = "DC=example,DC=lab,CN=Lab Issuing CA";
const subject = "C=DE,O=Lab,OU=People,CN=Alice Liddell";
const sid = "S-1-5-21-1864522095-575585544-30601353-1102";
const keyIdentifier = "7F6CE32BA456EB8E296A9FCCA26A9DCE16EC87AF";
const thumbprint = "30D01A9F66D8C4FC418FE55441995482DD4ED56E";

describe("a value of altSecurityIdentities", () => {
  it.each<[string, AltSecurityIdentity]>([
    [
      `X509:<I>${issuer}<SR>1200000000AC11000000002B`,
      { type: "X509IssuerSerialNumber", issuer, serialNumber: "2B0000000011AC0000000012" },
    ],
    [`X509:<SKI>${keyIdentifier}`, { type: "X509SKI", subjectKeyIdentifier: keyIdentifier }],
    [`X509:<SHA1-PUKEY>${thumbprint}`, { type: "X509SHA1PublicKey", thumbprint }],
    [`X509:<I>${issuer}<SID>${sid}`, { type: "X509IssuerSid", issuer, objectSid: parseObjectSidText(sid) }],
    [`X509:<I>${issuer}<S>${subject}`, { type: "X509IssuerSubject", issuer, subject }],
    [`X509:<S>${subject}`, { type: "X509SubjectOnly", subject }],
    ["X509:<RFC822>alice@lab.example", { type: "X509RFC822", rfc822Name: "alice@lab.example" }],
    ["Kerberos:alice@OTHER.EXAMPLE", { type: "Kerberos", principal: "alice@OTHER.EXAMPLE" }],
  ])("%s is read and written", (value, identity) => {
    expect(parseAltSecurityIdentity(value)).toEqual(identity);
    expect(serializeAltSecurityIdentity(identity)).toBe(value);
  });

  it("may have hex in either case, and is written with capitals", () => {
    const read = parseAltSecurityIdentity("X509:<SKI>7f6CE32b");
    expect(read).toEqual({ type: "X509SKI", subjectKeyIdentifier: "7F6CE32B" });
    expect(serializeAltSecurityIdentity({ type: "X509SKI", subjectKeyIdentifier: "7f6CE32b" })).toBe(
      "X509:<SKI>7F6CE32B",
    );
  });

  it("is read back as what it was written from", () => {
    fc.assert(
      fc.property(identities, (identity) => {
        expect(parseAltSecurityIdentity(serializeAltSecurityIdentity(identity))).toEqual(identity);
      }),
    );
  });

  it("has one spelling but for the case of hex", () => {
    const pieces = [
      "X509:",
      "<I>",
      "<S>",
      "<SR>",
      "<SKI>",
      "<SID>",
      sid,
      "<RFC822>",
      "ab",
      "AB",
      "a",
      "CN=x",
      "<",
      ">",
      "Kerberos:",
      "@",
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 6 }), (parts) => {
        const value = parts.join("");
        const read = readOrUndefined(value);
        expect([undefined, value.toUpperCase()]).toContain(read && serializeAltSecurityIdentity(read).toUpperCase());
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ["nothing", ""],
    ["the prefix alone", "X509:"],
    ["no tag", `X509:${subject}`],
    ["a tag without value", "X509:<SKI>"],
    ["a small x", "x509:<SKI>7F"],
    ["a small tag", "X509:<ski>7F"],
    ["an unknown tag", "X509:<PN>alice@lab.example"],
    ["a serial number alone", "X509:<SR>122B"],
    ["an issuer alone", `X509:<I>${issuer}`],
    ["the serial number before the issuer", `X509:<SR>122B<I>${issuer}`],
    ["a third tag", `X509:<I>${issuer}<S>${subject}<SR>122B`],
    ["an odd number of hex digits", "X509:<SKI>7F6"],
    ["what is no hex", "X509:<SKI>7G"],
    ["blanks in hex", "X509:<SKI>7F 6C"],
    ["a blank in front", " X509:<SKI>7F"],
    ["a line feed behind", "X509:<SKI>7F\n"],
    ["a thumbprint of 19 octets", `X509:<SHA1-PUKEY>${thumbprint.slice(2)}`],
    ["what is no SID", `X509:<I>${issuer}<SID>S-1-5`],
    ["a control character in a name", "X509:<S>CN=a\u0000b"],
    ["half a character in a name", "X509:<S>CN=a\ud800"],
    ["a principal without realm", "Kerberos:alice"],
    ["a principal of two realms", "Kerberos:alice@A@B"],
  ])("is refused with %s", (_, value) => {
    expect(() => parseAltSecurityIdentity(value)).toThrow(malformed);
  });

  it.each<[string, AltSecurityIdentity]>([
    ["an issuer that goes on as another tag", { type: "X509IssuerSubject", issuer: "O=a<SR>12", subject }],
    ["a subject that goes on as another tag", { type: "X509SubjectOnly", subject: "O=a<SKI>12" }],
    ["an empty subject", { type: "X509SubjectOnly", subject: "" }],
    ["a serial number that is no hex", { type: "X509IssuerSerialNumber", issuer, serialNumber: "2B1" }],
    ["a thumbprint of another length", { type: "X509SHA1PublicKey", thumbprint: "30" }],
  ])("is not written from %s", (_, identity) => {
    expect(() => serializeAltSecurityIdentity(identity)).toThrow(malformed);
  });
});

const names = fc.stringMatching(/^[\w ,="\\#+é]{1,30}$/);
const hex = (minimum: number, maximum: number) =>
  fc
    .uint8Array({ minLength: minimum, maxLength: maximum })
    .map((octets) => Buffer.from(octets).toString("hex").toUpperCase());
const identities: fc.Arbitrary<AltSecurityIdentity> = fc.oneof(
  fc.record({ type: fc.constant("X509IssuerSerialNumber" as const), issuer: names, serialNumber: hex(1, 20) }),
  fc.record({ type: fc.constant("X509SKI" as const), subjectKeyIdentifier: hex(1, 32) }),
  fc.record({ type: fc.constant("X509SHA1PublicKey" as const), thumbprint: hex(20, 20) }),
  fc.record({
    type: fc.constant("X509IssuerSid" as const),
    issuer: names,
    objectSid: fc.nat().map((n) => parseObjectSidText(`S-1-5-21-1-2-3-${n}`)),
  }),
  fc.record({ type: fc.constant("X509IssuerSubject" as const), issuer: names, subject: names }),
  fc.record({ type: fc.constant("X509SubjectOnly" as const), subject: names }),
  fc.record({ type: fc.constant("X509RFC822" as const), rfc822Name: names }),
  fc.record({
    type: fc.constant("Kerberos" as const),
    principal: fc.tuple(names, names).map((parts) => parts.join("@")),
  }),
);

function readOrUndefined(value: string) {
  try {
    return parseAltSecurityIdentity(value);
  } catch {
    return undefined;
  }
}

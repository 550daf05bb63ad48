import { describe, expect, it } from "vitest";

import { parseDer } from "../der/parse-der.js";
import { serializeObjectIdentifier } from "../der/object-identifier.js";
import { serializeDer } from "../der/serialize-der.js";
import { contextPrimitive, derTag } from "../der/tag.js";
import type { X509ErrorCode } from "../errors.js";
import { nameConstraints, type NameConstraints } from "../extensions/name-constraints.js";
import { subjectAltName } from "../extensions/subject-alt-name.js";
import { distinguishedName, readDistinguishedName } from "../name/distinguished-name.js";
import { formatDistinguishedName } from "../name/format-distinguished-name.js";
import type { GeneralName } from "../name/general-name.js";
import { sameName } from "../name/same-name.js";
import { authority, createHierarchy, issue, verifying, type Issuance } from "../path/hierarchy.test.fixture.js";
import { refusal } from "../refusal.test.fixture.js";

const dns = (value: string): GeneralName => ({ type: "dNSName", value });
const mail = (value: string): GeneralName => ({ type: "rfc822Name", value });
const uri = (value: string): GeneralName => ({ type: "uniformResourceIdentifier", value });
const utf8 = (text: string) => serializeDer(derTag.utf8String, new TextEncoder().encode(text));
const directory = (...attributes: Parameters<typeof distinguishedName>[0]): GeneralName => ({
  type: "directoryName",
  value: nameOf(distinguishedName(attributes)),
});
const smtpUtf8Mailbox = (text: string): GeneralName => ({
  type: "otherName",
  typeId: "1.3.6.1.5.5.7.8.9",
  value: utf8(text),
});
const x400Address: GeneralName = { type: "x400Address", value: serializeDer(contextPrimitive(0), Uint8Array.of(0x41)) };
const ediPartyName: GeneralName = { type: "ediPartyName", value: serializeDer(contextPrimitive(1), utf8("a")) };

const permitting = (...permittedSubtrees: readonly [GeneralName, ...GeneralName[]]) => ({ permittedSubtrees });
const excluding = (...excludedSubtrees: readonly [GeneralName, ...GeneralName[]]) => ({ excludedSubtrees });
const corp = "corp.example";
const [notPermitted, excluded, unsupported] = [
  "name-not-permitted",
  "name-excluded",
  "name-constraints-unsupported",
] as const;

/** A leaf with this name, below an authority with these constraints. */
async function verifyingName(constraints: NameConstraints, name: GeneralName, leaf: Issuance = {}) {
  const extensions = [...authority(0), nameConstraints(constraints)];
  const parties = await createHierarchy({
    issuing: { extensions },
    leaf: { extensions: [subjectAltName([name])], ...leaf },
  });
  return verifying(parties.leaf, [parties.root], [parties.issuing], { extendedKeyUsage: ["1.3.6.1.5.5.7.3.1"] });
}

describe("name constraints", () => {
  it.each<readonly [string, X509ErrorCode, NameConstraints, GeneralName]>([
    [
      "CVE-2025-61727, CVE-2026-34073: a wildcard for what is excluded",
      excluded,
      excluding(dns(`a.${corp}`)),
      dns(`*.${corp}`),
    ],
    [
      "RUSTSEC-2026-0099: a wildcard for more than is permitted",
      notPermitted,
      permitting(dns(`a.${corp}`)),
      dns(`*.${corp}`),
    ],
    [
      "CVE-2026-33810: a wildcard in lower case, excluded in upper",
      excluded,
      excluding(dns("CORP.EXAMPLE")),
      dns(`*.${corp}`),
    ],
    ["CVE-2026-3833: a host in upper case, excluded in lower", excluded, excluding(dns(corp)), dns("A.Corp.Example")],
    ["CVE-2026-3833: a mailbox in upper case", excluded, excluding(mail(corp)), mail("Alice@Corp.Example")],
    [
      "CVE-2026-27137: the first of two mailboxes of one name",
      excluded,
      excluding(mail(`a@${corp}`), mail("a@b.example")),
      mail(`a@${corp}`),
    ],
    ["CVE-2026-78664: a mailbox of a host below", notPermitted, permitting(mail(corp)), mail(`alice@a.${corp}`)],
    ["CVE-2026-27138: an empty host", unsupported, excluding(dns(corp)), dns("")],
    [
      "CVE-2024-45341: an address with a zone",
      unsupported,
      permitting(uri(corp)),
      uri(`https://[fe80::1%25.${corp}]/`),
    ],
    [
      "CVE-2026-5263, RUSTSEC-2026-0098: a URI that is not permitted",
      notPermitted,
      permitting(uri(corp)),
      uri("https://b.example/"),
    ],
    [
      "CVE-2026-5263, RUSTSEC-2026-0098: a URI that is excluded",
      excluded,
      excluding(uri(corp)),
      uri(`https://${corp}/`),
    ],
    ["CVE-2026-63576: a host in the query", notPermitted, permitting(uri(corp)), uri(`https://b.example?@${corp}`)],
    ["CVE-2026-63576: a host in the fragment", notPermitted, permitting(uri(corp)), uri(`https://b.example#@${corp}`)],
    ["CVE-2026-63576: a host in the path", notPermitted, permitting(uri(corp)), uri(`https://b.example/:@${corp}`)],
    [
      "CVE-2026-63576: a host before the one that counts",
      notPermitted,
      permitting(uri(corp)),
      uri(`https://${corp}:1@b.example`),
    ],
    ["CVE-2026-8763: a mailbox with a period behind", unsupported, excluding(mail(corp)), mail(`alice@${corp}.`)],
    ["CVE-2026-8763: a URI with a period behind", unsupported, excluding(uri(corp)), uri(`https://${corp}./`)],
    ["CVE-2026-103602: a host with a period behind", unsupported, excluding(dns(corp)), dns(`${corp}.`)],
    [
      "CVE-2026-63577: a directory name with the base in its middle",
      notPermitted,
      permitting(directory(["O", "Corp"])),
      directory(["C", "DE"], ["O", "Corp"], ["CN", "Alice"]),
    ],
    [
      "CVE-2022-3602: a mailbox beyond ASCII, the constraint in punycode",
      unsupported,
      permitting(mail(`xn--${"a".repeat(59)}.example`)),
      smtpUtf8Mailbox("alice@ä.example"),
    ],
    [
      "CVE-2022-3786: a mailbox beyond ASCII of very many periods",
      unsupported,
      excluding(mail(corp)),
      smtpUtf8Mailbox(`ä@${"a.".repeat(500)}example`),
    ],
    ["CVE-2023-0286: an X.400 address", unsupported, permitting(x400Address), x400Address],
    ["CVE-2020-1971: an EDI party name", unsupported, excluding(ediPartyName), ediPartyName],
    ["CVE-2009-2408: NUL behind what is permitted", unsupported, permitting(dns(corp)), dns(`${corp}\0.b.example`)],
    ["CVE-2009-2408: NUL before what is permitted", unsupported, permitting(dns(corp)), dns(`b.example\0.${corp}`)],
  ])("refuse %s", async (_, code, constraints, name) => {
    expect(await verifyingName(constraints, name)).toThrow(refusal(code, { position: 0 }));
  });

  it.each([
    ["CVE-2026-89134, CVE-2026-42012: an address", { type: "iPAddress", value: Uint8Array.of(10, 0, 0, 1) }],
    ["CVE-2026-42012: a URI", uri("https://corp.example/")],
  ] as const)("refuse a common name for a host, beside %s for the only other name", async (_, name) => {
    const subject = distinguishedName([["CN", "www.b.example"]]);
    const verify = await verifyingName(permitting(dns(corp)), name, { subject });
    expect(verify).toThrow(refusal("name-not-permitted", { position: 0 }));
  });

  it("CVE-2026-42011: permit what they permit, below an authority that excludes only", async () => {
    const root = await issue("Root", { extensions: [...authority(), nameConstraints(excluding(dns("c.example")))] });
    const extensions = [...authority(0), nameConstraints(permitting(dns(corp)))];
    const issuing = await issue("Issuing", { issuer: root, extensions });
    const leaf = await issue("Leaf", { issuer: issuing, extensions: [subjectAltName([dns("b.example")])] });
    expect(verifying(leaf, [root], [issuing])).toThrow(refusal("name-not-permitted", { position: 0 }));
  });
});

describe("NUL in a name", () => {
  it.each([dns(`${corp}\0.b.example`), mail(`alice@${corp}\0.b.example`), uri(`https://${corp}\0.b.example/`)])(
    "CVE-2009-2408: is refused in $type, where no constraint looks at it",
    async (name) => {
      const { root, issuing, leaf } = await createHierarchy({ leaf: { extensions: [subjectAltName([name])] } });
      expect(verifying(leaf, [root], [issuing])).toThrow(refusal("name-malformed", { position: 0 }));
    },
  );

  it("CVE-2009-2408: does not end it", () => {
    const name = nameOf(distinguishedName([["CN", `${corp}\0.b.example`]]));
    expect(name.attributes[0]?.value).toBe(`${corp}\0.b.example`);
    expect(sameName(name, nameOf(distinguishedName([["CN", corp]])))).toBe(false);
    expect(formatDistinguishedName(name)).toBe(`CN=${corp}\\00.b.example`);
  });
});

describe("a name that was written to look like another", () => {
  const attribute = (oid: string, text: string) =>
    serializeDer(derTag.sequence, serializeObjectIdentifier(oid), utf8(text));
  const multiValued = nameOf(
    serializeDer(
      derTag.sequence,
      serializeDer(derTag.set, attribute("2.5.4.3", "Alice"), attribute("2.5.4.10", "Corp")),
    ),
  );

  it.each([
    [
      "CVE-2021-44532: a comma",
      [["CN", "Alice,O=Corp"]],
      [
        ["O", "Corp"],
        ["CN", "Alice"],
      ],
    ],
    [
      "CVE-2021-44532: a line",
      [["CN", "Alice\nO=Corp"]],
      [
        ["O", "Corp"],
        ["CN", "Alice"],
      ],
    ],
    [
      "CVE-2021-44532: a quotation mark",
      [
        ["CN", 'Alice"'],
        ["O", '",O=Corp'],
      ],
      [
        ["O", "Corp"],
        ["CN", 'Alice"'],
        ["O", '"'],
      ],
    ],
  ] as const)("%s does not", (_, written, imitated) => {
    const [one, other] = [nameOf(distinguishedName(written)), nameOf(distinguishedName(imitated))];
    expect(formatDistinguishedName(one)).not.toBe(formatDistinguishedName(other));
    expect(sameName(one, other)).toBe(false);
  });

  it("CVE-2021-44533: a plus sign does not make several values of one", () => {
    const written = nameOf(distinguishedName([["CN", "Alice+O=Corp"]]));
    expect(formatDistinguishedName(written)).not.toBe(formatDistinguishedName(multiValued));
    expect(sameName(written, multiValued)).toBe(false);
  });

  it("CVE-2021-44533: several values of one RDN are each kept", () => {
    expect(multiValued.attributes.map(({ value }) => value)).toEqual(["Alice", "Corp"]);
    expect(sameName(multiValued, nameOf(distinguishedName([["CN", "Alice"]])))).toBe(false);
  });
});

describe("CVE-2025-61729, CVE-2026-27145: a certificate with 2,000 names", () => {
  it("is refused with an error of one line, which names none of them", async () => {
    const names = Array.from({ length: 2000 }, (_, index) => dns(`stranger-${String(index)}.example`));
    const extensions = [subjectAltName([dns("stranger.example"), ...names])];
    const { root, issuing, leaf } = await createHierarchy({
      issuing: { extensions: [...authority(0), nameConstraints(permitting(dns(corp)))] },
      leaf: { extensions },
    });
    const verify = verifying(leaf, [root], [issuing]);
    expect(verify).toThrow(refusal("name-not-permitted"));
    expect(verify).toThrow(/^(?!.*stranger).{1,200}$/);
  });
});

function nameOf(der: Uint8Array) {
  return readDistinguishedName(parseDer(der));
}

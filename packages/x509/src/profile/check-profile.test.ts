import { describe, expect, it } from "vitest";

import type { CertificateExtension } from "../certificate/certificate.js";
import { extensionOf } from "../certificate/certificate.test.fixture.js";
import type { X509ErrorCode } from "../errors.js";
import { authorityInfoAccess } from "../extensions/authority-info-access.js";
import { basicConstraints } from "../extensions/basic-constraints.js";
import { extensionOid } from "../extensions/extension-oids.js";
import { authorityKeyIdentifier } from "../extensions/key-identifiers.js";
import { keyUsage } from "../extensions/key-usage.js";
import { nameConstraints } from "../extensions/name-constraints.js";
import { subjectAltName } from "../extensions/subject-alt-name.js";
import type { GeneralName } from "../name/general-name.js";
import { authority, createHierarchy, issue, verifying, type Differences } from "../path/hierarchy.test.fixture.js";
import { refusal } from "../refusal.test.fixture.js";
import { checkProfile } from "./check-profile.js";

const nobody = Uint8Array.of(0x30, 0);
const names = subjectAltName([{ type: "dNSName", value: "a.example" }]);
const critical = (extension: CertificateExtension) => ({ ...extension, critical: true });
const uncritical = (extension: CertificateExtension) => ({ ...extension, critical: false });
const constraints = nameConstraints({ excludedSubtrees: [{ type: "dNSName", value: "a.example" }] });
const signs = keyUsage(["keyCertSign"]);
const understood = { understoodExtensions: Object.values(extensionOid) };

/** What §4 forbids and §6 does not look at: the code, what is wrong, where, and the difference from a sound hierarchy. */
const faults: readonly (readonly [X509ErrorCode, string, number, Differences])[] = [
  ["name-empty", "a leaf that is nobody", 0, { leaf: { subject: nobody } }],
  ["name-empty", "a leaf whose names are not critical", 0, { leaf: { subject: nobody, extensions: [names] } }],
  ["extension-missing", "authorityKeyIdentifier of a leaf", 0, { leaf: { without: ["2.5.29.35"] } }],
  [
    "extension-missing",
    "authorityKeyIdentifier of an authority",
    1,
    { issuing: { extensions: authority(), without: ["2.5.29.35"] } },
  ],
  [
    "extension-missing",
    "a key in authorityKeyIdentifier",
    0,
    { leaf: { extensions: [extensionOf("2.5.29.35", "3000")] } },
  ],
  [
    "extension-missing",
    "a key in authorityKeyIdentifier of a root",
    2,
    { root: { extensions: [...authority(), extensionOf("2.5.29.35", "3000")] } },
  ],
  [
    "extension-missing",
    "subjectKeyIdentifier of an authority",
    1,
    { issuing: { extensions: authority(), without: ["2.5.29.14"] } },
  ],
  [
    "extension-criticality-wrong",
    "authorityKeyIdentifier",
    0,
    { leaf: { extensions: [critical(authorityKeyIdentifier(Uint8Array.of(1)))] } },
  ],
  [
    "extension-criticality-wrong",
    "subjectKeyIdentifier",
    0,
    { leaf: { extensions: [extensionOf("2.5.29.14", "040101", { critical: true })] } },
  ],
  [
    "extension-criticality-wrong",
    "subjectDirectoryAttributes",
    0,
    { leaf: { extensions: [extensionOf("2.5.29.9", "3000", { critical: true })] } },
  ],
  [
    "extension-criticality-wrong",
    "freshestCRL",
    0,
    { leaf: { extensions: [extensionOf("2.5.29.46", "300d300ba009a0078605613a2f2f62", { critical: true })] } },
  ],
  [
    "extension-criticality-wrong",
    "authorityInfoAccess",
    0,
    {
      leaf: {
        extensions: [
          critical(authorityInfoAccess([{ accessMethod: "1.2.3", accessLocation: { type: "dNSName", value: "a" } }])),
        ],
      },
    },
  ],
  [
    "extension-criticality-wrong",
    "subjectInfoAccess",
    0,
    { leaf: { extensions: [extensionOf("1.3.6.1.5.5.7.1.11", "3000", { critical: true })] } },
  ],
  [
    "extension-criticality-wrong",
    "nameConstraints",
    1,
    { issuing: { extensions: [...authority(), uncritical(constraints)] } },
  ],
  [
    "extension-criticality-wrong",
    "policyConstraints",
    1,
    { issuing: { extensions: [...authority(), extensionOf("2.5.29.36", "3003800109")] } },
  ],
  [
    "extension-criticality-wrong",
    "inhibitAnyPolicy",
    1,
    { issuing: { extensions: [...authority(), extensionOf("2.5.29.54", "020100")] } },
  ],
  [
    "extension-criticality-wrong",
    "basicConstraints",
    1,
    { issuing: { extensions: [uncritical(basicConstraints({ ca: true }))] } },
  ],
  [
    "extension-criticality-wrong",
    "basicConstraints of a root",
    2,
    { root: { extensions: [uncritical(basicConstraints({ ca: true }))] } },
  ],
  [
    "extension-malformed",
    "certificatePolicies of a root",
    2,
    { root: { extensions: [...authority(), extensionOf("2.5.29.32", "0500")] } },
  ],
  ["extension-not-allowed", "nameConstraints", 0, { leaf: { extensions: [constraints] } }],
  ["extension-not-allowed", "keyCertSign", 0, { leaf: { extensions: [signs] } }],
  [
    "extension-not-allowed",
    "keyCertSign where cA is false",
    0,
    { leaf: { extensions: [signs, basicConstraints({ ca: false })] } },
  ],
  [
    "extension-not-allowed",
    "pathLenConstraint",
    0,
    { leaf: { extensions: [basicConstraints({ ca: true, pathLen: 0 }), keyUsage(["cRLSign"])] } },
  ],
  ...[
    ["2.5.29.14", "subjectKeyIdentifier"],
    ["2.5.29.15", "keyUsage"],
    ["2.5.29.17", "subjectAltName"],
    ["2.5.29.31", "cRLDistributionPoints"],
    ["2.5.29.35", "authorityKeyIdentifier"],
    ["2.5.29.37", "extKeyUsage"],
    ["2.5.29.46", "freshestCRL"],
    ["1.3.6.1.5.5.7.1.1", "authorityInfoAccess"],
  ].map(
    ([oid = "", name = ""]) =>
      ["extension-malformed", name, 0, { leaf: { extensions: [extensionOf(oid, "0500")] } }] as const,
  ),
  ...["2.5.29.30", "2.5.29.33", "2.5.29.36", "2.5.29.54"].map(
    (oid) =>
      [
        "extension-malformed",
        `${oid} of a leaf`,
        0,
        { leaf: { extensions: [extensionOf(oid, "0500", { critical: true })] } },
      ] as const,
  ),
];

describe("the profile of the standard", () => {
  it.each(faults)("refuses with %s: %s, at position %i", async (code, _, position, differences) => {
    const { root, issuing, leaf } = await createHierarchy(differences);
    expect(verifying(leaf, [root], [issuing], understood)).toThrow(refusal(code, { position }));
  });

  it("is checked unless the caller says so", async () => {
    const { root, issuing, leaf } = await createHierarchy({ leaf: { without: ["2.5.29.35"] } });
    expect(verifying(leaf, [root], [issuing])).toThrow(refusal("extension-missing"));
    expect(verifying(leaf, [root], [issuing], { certificateProfile: "unchecked" })).not.toThrow();
  });

  it("wants an authority to have a name", async () => {
    const fields = { subject: nobody, extensions: [...authority(), critical(names)] };
    const { certificate } = await issue("Authority", fields);
    expect(() => {
      checkProfile(certificate, { isTrustAnchor: true });
    }).toThrow(refusal("name-empty"));
  });

  it("wants an issuer to have a name", async () => {
    const { leaf } = await createHierarchy();
    const anonymous = { ...leaf.certificate, issuer: { der: nobody, attributes: [] } };
    expect(() => {
      checkProfile(anonymous, { isTrustAnchor: false });
    }).toThrow(refusal("name-empty"));
  });

  it("lets a leaf be nobody whose names are critical", async () => {
    const { root, issuing, leaf } = await createHierarchy({ leaf: { subject: nobody, extensions: [critical(names)] } });
    expect(verifying(leaf, [root], [issuing])).not.toThrow();
  });

  it.each(["00", "80", "ff01"])(
    "wants a positive serial number, save of a trust anchor: not %s",
    async (serialNumber) => {
      const { leaf } = await createHierarchy();
      const certificate = { ...leaf.certificate, serialNumber };
      expect(() => {
        checkProfile(certificate, { isTrustAnchor: false });
      }).toThrow(refusal("serial-number-invalid"));
      expect(() => {
        checkProfile(certificate, { isTrustAnchor: true });
      }).not.toThrow();
    },
  );

  it("wants authorityKeyIdentifier of an authority that issued itself a new key", async () => {
    const { root } = await createHierarchy({ root: { extensions: authority() } });
    const rolledOver = await issue("Root", { issuer: root, extensions: authority(), without: ["2.5.29.35"] });
    const leaf = await issue("Leaf", { issuer: rolledOver });
    expect(verifying(leaf, [root], [rolledOver])).toThrow(refusal("extension-missing", { position: 1 }));
  });

  it("lets a trust anchor that signed itself have no authorityKeyIdentifier", async () => {
    const old = { extensions: authority(1), without: ["2.5.29.35"] };
    const { root, issuing, leaf } = await createHierarchy({ root: old });
    expect(verifying(leaf, [root], [issuing])).not.toThrow();
  });

  it("wants authorityKeyIdentifier of a trust anchor that another signed, and not of one that signed itself under two names", async () => {
    const { root } = await createHierarchy();
    const fields = { extensions: authority(), without: ["2.5.29.35"] };
    const cross = await issue("Cross", { issuer: root, ...fields });
    expect(verifying(await issue("Leaf", { issuer: cross }), [cross], [])).toThrow(
      refusal("extension-missing", { position: 1 }),
    );
    const twoNames = await issue("Two names", { issuer: root, keys: root.keys, ...fields });
    expect(verifying(await issue("Leaf", { issuer: twoNames }), [twoNames], [])).not.toThrow();
  });
});

describe("a name in subjectAltName", () => {
  const text =
    (type: "dNSName" | "rfc822Name" | "uniformResourceIdentifier") =>
    (value: string): GeneralName => ({ type, value });
  const dns = text("dNSName");
  const mail = text("rfc822Name");
  const uri = text("uniformResourceIdentifier");
  const ip = (length: number): GeneralName => ({ type: "iPAddress", value: new Uint8Array(length) });

  it.each<GeneralName>([
    dns("a.example"),
    dns("localhost"),
    dns("3com.example"),
    dns("*.a.example"),
    dns(`${"a".repeat(63)}.xn--p1ai`),
    mail("alice@corp.example"),
    mail('"alice liddell"@corp.example'),
    mail("*@localhost"),
    uri("https://user@[::1]:443/a?b#c"),
    uri("tag:microsoft.com,2022-09-14:sid:S-1-5-21-1-2-3-500"),
    uri("urn:uuid:00000000-0000-0000-0000-000000000000"),
    ip(4),
    ip(16),
    { type: "otherName", typeId: "1.2.3", value: Uint8Array.of(5, 0) },
    { type: "registeredID", value: Uint8Array.of(0x2a) },
  ])("may be %j", async (name) => {
    const { root, issuing, leaf } = await createHierarchy({ leaf: { extensions: [subjectAltName([name])] } });
    expect(verifying(leaf, [root], [issuing])).not.toThrow();
  });

  it.each<GeneralName>([
    dns(""),
    dns(" "),
    dns("a_b.example"),
    dns("a..example"),
    dns(".a.example"),
    dns("a.example."),
    dns("-a.example"),
    dns("a*.example"),
    dns("*"),
    dns("8.8.8.8"),
    dns(`${"a".repeat(64)}.example`),
    dns(`${"a.".repeat(127)}example`),
    mail(""),
    mail("corp.example"),
    mail("alice@"),
    mail("alice@bob@corp.example"),
    mail("alice liddell@corp.example"),
    mail("Alice <alice@corp.example>"),
    uri(""),
    uri("/path"),
    uri("https:"),
    uri("https://"),
    uri("https://user@/path"),
    uri("https://:443/"),
    uri("https://a b/"),
    ip(0),
    ip(8),
    { type: "directoryName", value: { der: nobody, attributes: [] } },
    { type: "registeredID", value: new Uint8Array() },
  ])("must not be %j", async (name) => {
    const { root, issuing, leaf } = await createHierarchy({ leaf: { extensions: [subjectAltName([name])] } });
    expect(verifying(leaf, [root], [issuing])).toThrow(refusal("name-malformed", { position: 0 }));
  });
});

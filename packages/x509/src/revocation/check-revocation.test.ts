import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";

import { generateKeys, issue, now, type Party } from "../certificate/certificate.test.fixture.js";
import type { CertificateExtension } from "../certificate/certificate.js";
import type { CertificateList } from "../crl/certificate-list.js";
import {
  craftEntry,
  craftList,
  entryOf,
  issueList,
  nextUpdate,
  thisUpdate,
  type CraftedFields,
} from "../crl/certificate-list.test.fixture.js";
import { parseCertificateList } from "../crl/parse-certificate-list.js";
import type { CertificateListFields } from "../crl/sign-certificate-list.js";
import { parseDer } from "../der/parse-der.js";
import { X509Error, type X509ErrorCode } from "../errors.js";
import { basicConstraints } from "../extensions/basic-constraints.js";
import { crlDistributionPoints } from "../extensions/crl-distribution-points.js";
import { crlNumber } from "../extensions/crl-number.js";
import { reasonFlags, type DistributionPoint, type DistributionPointName } from "../extensions/distribution-point.js";
import { extensionOid } from "../extensions/extension-oids.js";
import { issuingDistributionPoint, type IssuingDistributionPoint } from "../extensions/issuing-distribution-point.js";
import { keyUsage } from "../extensions/key-usage.js";
import { distinguishedName, readDistinguishedName } from "../name/distinguished-name.js";
import type { GeneralName } from "../name/general-name.js";
import { checkRevocation } from "./check-revocation.js";
import type { RevocationContext } from "./revocation-context.js";

const authority = [basicConstraints({ ca: true }), keyUsage(["keyCertSign", "cRLSign"])];
const serialNumber = Uint8Array.of(0x2b, 0x05);
const reason = "300c300a0603551d1504030a01";
const time = `170d${Buffer.from("270228120000Z").toString("hex")}`;
const listed = `02022b05${time}`;

let root: Party;
let issuing: Party;
let leaf: Party;

beforeAll(async () => {
  root = await issue("Root", { extensions: authority });
  issuing = await issue("Issuing", { issuer: root, extensions: authority });
  leaf = await issue("Leaf", { issuer: issuing, serialNumber });
});

/** What the lists tell of the leaf, or of another certificate of the issuing authority. */
function check(lists: readonly CertificateList[], context: Partial<RevocationContext> = {}): void {
  checkRevocation(lists, {
    certificate: leaf.certificate,
    issuers: [issuing.certificate, root.certificate],
    intermediates: [],
    at: now,
    verifySigner: () => {
      throw new X509Error("trust-anchor-not-found", "no signer has a path");
    },
    spend: () => undefined,
    ...context,
  });
}

function exhausted(): never {
  throw new X509Error("path-search-exhausted", "nothing is left");
}

/** The code of the refusal and, of an unknown status, of the reasons why lists were not used. */
function refusal(lists: readonly CertificateList[], context: Partial<RevocationContext> = {}): readonly string[] {
  try {
    check(lists, context);
    return ["accepted"];
  } catch (error) {
    if (!(error instanceof X509Error)) throw error;
    const unused = error.cause instanceof AggregateError ? (error.cause.errors as readonly X509Error[]) : [];
    return [error.code, ...unused.map(({ code }) => code)];
  }
}

const list = async (fields: Partial<CertificateListFields> = {}) => issueList(issuing, fields);
const scoped = async (scope: IssuingDistributionPoint, fields: Partial<CertificateListFields> = {}) =>
  list({ extensions: [issuingDistributionPoint(scope)], ...fields });
const crafted = async (fields: CraftedFields) =>
  parseCertificateList(await craftList(issuing, { extensions: [crlNumber(7n)], ...fields }));
const unknown = (code: X509ErrorCode) => ["revocation-status-unknown", code];
const revoking = () => ({ revokedCertificates: [entryOf(leaf)] });
const holding = () => ({ revokedCertificates: [{ ...entryOf(leaf), reason: "certificateHold" }] }) as const;
const removing = () => ({ revokedCertificates: [{ ...entryOf(leaf), reason: "removeFromCRL" }] }) as const;

describe("checkRevocation", () => {
  it("accepts a certificate that is not on a fresh list of its issuer", async () => {
    const other = { serialNumber: "2b06", revocationDate: now };
    expect(refusal([await list({ revokedCertificates: [other] })])).toEqual(["accepted"]);
  });

  it.each([
    ["revoked", revoking],
    ["on hold", holding],
  ])("refuses a certificate that is %s", async (_, entries) => {
    expect(refusal([await list(entries())])).toEqual(["revoked"]);
  });

  it("refuses a certificate that a complete list says is removed", async () => {
    const entries = [craftEntry(listed, `${reason}08`)];
    expect(refusal([await crafted({ entries })])).toEqual(["revoked"]);
  });

  it("refuses a certificate without a list, and with the list of another issuer only", async () => {
    expect(refusal([])).toEqual(["revocation-status-unknown"]);
    expect(refusal([await issueList(root, revoking())])).toEqual(["revocation-status-unknown"]);
  });

  it.each([
    ["accepted", "at thisUpdate", thisUpdate],
    ["accepted", "at nextUpdate", nextUpdate],
    ["crl-not-yet-valid", "before thisUpdate", new Date(thisUpdate.getTime() - 1)],
    ["crl-stale", "after nextUpdate", new Date(nextUpdate.getTime() + 1)],
  ] as const)("finds a list %s %s", async (code, _, at) => {
    expect(refusal([await list()], { at }).at(-1)).toBe(code);
  });

  it.each<[X509ErrorCode, string, CraftedFields]>([
    ["crl-stale", "without nextUpdate", { nextUpdate: new Uint8Array() }],
    ["crl-number-invalid", "without cRLNumber", { extensions: [] }],
    ["crl-number-invalid", "with a critical cRLNumber", { extensions: [{ ...crlNumber(7n), critical: true }] }],
    [
      "critical-extension-unknown",
      "with a critical extension",
      { extensions: [crlNumber(7n), extension("1.2.3", "0500")] },
    ],
    [
      "critical-extension-unknown",
      "with a critical extension of any entry",
      { entries: [craftEntry(`020109${time}300c300a06022a030101ff040105`)] },
    ],
    [
      "crl-indirect-unsupported",
      "with an entry of another issuer",
      { entries: [craftEntry(`020109${time}300d300b0603551d1d0101ff040105`)] },
    ],
    [
      "extension-malformed",
      "with a malformed issuingDistributionPoint",
      { extensions: [crlNumber(7n), extension(extensionOid.issuingDistributionPoint, "3000")] },
    ],
    [
      "time-malformed",
      "that revoked it on no date",
      { entries: [craftEntry(listed.replace("3237303232", "3237303239"))] },
    ],
  ])("does not use with %s a list %s", async (code, _, fields) => {
    expect(refusal([await crafted(fields)])).toEqual(unknown(code));
  });

  it("lets no other list make up for one whose entry for the certificate is malformed", async () => {
    const entries = [craftEntry(listed.replace("3237303232", "3237303239"))];
    const scope = issuingDistributionPoint({ onlyContains: "UserCerts" });
    const malformed = await crafted({ entries, extensions: [crlNumber(7n), scope] });
    expect(refusal([await list(), malformed])).toEqual(unknown("time-malformed"));
  });

  it("believes no list of which a bit was changed", async () => {
    const { der } = await list(revoking());
    fc.assert(
      fc.property(fc.nat(der.length * 8 - 1), (bit) => {
        const changed = new Uint8Array(der);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(() => {
          check([parseCertificateList(changed)]);
        }).toThrow(X509Error);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("the scope of a list", () => {
  it.each<[string, IssuingDistributionPoint]>([
    ["crl-out-of-scope", { onlyContains: "CACerts" }],
    ["crl-out-of-scope", { onlyContains: "AttributeCerts" }],
    ["crl-out-of-scope", { distributionPoint: url("http://other.example") }],
    ["crl-indirect-unsupported", { indirectCRL: true }],
  ])("is found %s for a user: %j", async (code, scope) => {
    expect(refusal([await scoped(scope)])).toEqual(["revocation-status-unknown", code]);
  });

  it("takes users, and no authorities, where it is limited to them", async () => {
    const usersOnly = { onlyContains: "UserCerts" } as const;
    expect(refusal([await scoped(usersOnly)])).toEqual(["accepted"]);
    const ofRoot = await issueList(root, { extensions: [issuingDistributionPoint(usersOnly)] });
    const authorityContext = { certificate: issuing.certificate, issuers: [root.certificate] } as const;
    expect(refusal([ofRoot], authorityContext)).toEqual(unknown("crl-out-of-scope"));
  });

  it("must cover all reasons, of which several lists can have some each", async () => {
    const first = await scoped({ onlySomeReasons: ["keyCompromise", "cACompromise"] });
    const [, , third, ...others] = reasonFlags;
    const second = await scoped({ onlySomeReasons: [third, ...others] }, { crlNumber: 12n });
    const revokingSecond = await scoped({ onlySomeReasons: [third, ...others] }, { ...revoking(), crlNumber: 13n });
    expect(refusal([first])).toEqual(["revocation-status-unknown"]);
    expect(refusal([first, second])).toEqual(["accepted"]);
    expect(refusal([first, second, revokingSecond])).toEqual(["revoked"]);
    expect(refusal([revokingSecond])).toEqual(["revoked"]);
  });

  it.each<[string, string, DistributionPoint, DistributionPointName]>([
    ["accepted", "by its URL", { distributionPoint: url("http://a.example") }, url("http://a.example")],
    ["accepted", "by the name of the issuer", { distributionPoint: url("http://a.example") }, directory("Issuing")],
    ["accepted", "by a relative name", { distributionPoint: relative("x") }, directory("Issuing", "x")],
    ["accepted", "below the name of the issuer", { distributionPoint: directory("Issuing", "x") }, relative("x")],
    ["crl-out-of-scope", "with another relative name", { distributionPoint: relative("x") }, relative("y")],
    [
      "crl-indirect-unsupported",
      "with an issuer of its lists",
      { distributionPoint: url("http://a.example"), cRLIssuer: [{ type: "dNSName", value: "a.example" }] },
      url("http://a.example"),
    ],
  ])("is found %s for a certificate %s", async (code, _, point, distributionPoint) => {
    const extensions = [crlDistributionPoints([point])];
    const pointing = await issue("Leaf", { issuer: issuing, serialNumber, extensions });
    const verdict = refusal([await scoped({ distributionPoint })], { certificate: pointing.certificate });
    expect(verdict.find((found) => found !== "revocation-status-unknown")).toBe(code);
  });

  it("covers the reasons of the point that the certificate names", async () => {
    const distributionPoint = url("http://a.example");
    const extensions = [crlDistributionPoints([{ distributionPoint, reasons: ["keyCompromise"] }])];
    const { certificate } = await issue("Leaf", { issuer: issuing, serialNumber, extensions });
    expect(refusal([await scoped({ distributionPoint })], { certificate })).toEqual(["revocation-status-unknown"]);
    expect(refusal([await scoped({ distributionPoint }), await list()], { certificate })).toEqual(["accepted"]);
    const others = await scoped({ distributionPoint, onlySomeReasons: ["superseded"] });
    expect(refusal([others], { certificate })).toEqual(unknown("crl-out-of-scope"));
  });

  it("is looked for under the first names and points only", async () => {
    const names = Array.from({ length: 17 }, (_, index) => ({ type: "dNSName", value: `${index}.example` }) as const);
    const [first, ...others] = names.map((name) => ({
      distributionPoint: { type: "fullName", names: [name] } as const,
    }));
    const points: readonly (readonly [DistributionPoint, ...DistributionPoint[]])[] = [
      [{ distributionPoint: { type: "fullName", names } }],
      [first ?? {}, ...others],
    ];
    for (const [index, point] of points.entries()) {
      const extensions = [crlDistributionPoints(point)];
      const { certificate } = await issue("Leaf", { issuer: issuing, serialNumber, extensions });
      const named = async (...some: readonly GeneralName[]) =>
        refusal([await scoped({ distributionPoint: { type: "fullName", names: some } })], { certificate });
      expect(await named(...names.slice(14 - index))).toEqual(["accepted"]);
      expect(await named(...names.slice(16))).toEqual(unknown("crl-out-of-scope"));
    }
  });

  it("is not looked at where the points of the certificate are malformed", async () => {
    const extensions = [extension(extensionOid.cRLDistributionPoints, "3000")];
    const { certificate } = await issue("Leaf", { issuer: issuing, serialNumber, extensions });
    expect(refusal([await list()], { certificate })).toEqual(["extension-malformed"]);
  });
});

describe("of several lists", () => {
  it("the newest counts", async () => {
    const held = await list(holding());
    const released = await list({ crlNumber: 8n });
    const revoked = await list({ crlNumber: 9n, ...revoking() });
    expect(refusal([released, held])).toEqual(["accepted"]);
    expect(refusal([held, revoked, released])).toEqual(["revoked"]);
  });

  it("the newest of each key counts", async () => {
    const renewed = await issue("Issuing", { issuer: root, extensions: authority });
    const context = { intermediates: [renewed.certificate], verifySigner: () => undefined };
    const ofRenewed = await issueList(renewed, { crlNumber: 9n });
    expect(refusal([await list(revoking()), ofRenewed], context)).toEqual(["revoked"]);
    expect(refusal([await list(), ofRenewed], context)).toEqual(["accepted"]);
  });

  it("with the same number each counts", async () => {
    expect(refusal([await list(), await list(revoking())])).toEqual(["revoked"]);
  });

  it("those that are not usable do not", async () => {
    const stale = await list({ crlNumber: 9n, nextUpdate: new Date(now.getTime() - 1000), ...revoking() });
    expect(refusal([stale, await list()])).toEqual(["accepted"]);
  });
});

describe("a delta list", () => {
  const delta = async (fields: Partial<CertificateListFields> = {}) =>
    list({ crlNumber: 9n, baseCrlNumber: 6n, ...fields });

  it("does not stand alone", async () => {
    expect(refusal([await delta()])).toEqual(unknown("crl-base-missing"));
  });

  it("is no complete list, even if its indicator is not critical", async () => {
    const extensions = [crlNumber(7n), { ...extension(extensionOid.deltaCRLIndicator, "020106"), critical: false }];
    expect(refusal([await crafted({ extensions })])).toEqual(unknown("crl-base-missing"));
  });

  it("revokes", async () => {
    expect(refusal([await list(), await delta(revoking())])).toEqual(["revoked"]);
  });

  it("takes back a hold, and nothing else", async () => {
    expect(refusal([await list(holding()), await delta(removing())])).toEqual(["accepted"]);
    expect(refusal([await list(revoking()), await delta(removing())])).toEqual(["revoked"]);
  });

  it("leaves revoked what it does not tell of", async () => {
    expect(refusal([await list(revoking()), await delta()])).toEqual(["revoked"]);
  });

  it("with the same number as another takes back a hold only if both do", async () => {
    expect(refusal([await list(holding()), await delta(removing()), await delta(revoking())])).toEqual(["revoked"]);
  });

  it("counts if it is the newest", async () => {
    const [held, older] = [await list(holding()), await delta({ crlNumber: 8n, ...removing() })];
    expect(refusal([held, older, await delta(holding())])).toEqual(["revoked"]);
    expect(refusal([held, older, await delta(removing())])).toEqual(["accepted"]);
  });

  it.each<[string, Partial<CertificateListFields>]>([
    ["whose base is newer", { baseCrlNumber: 8n }],
    ["that is as old", { crlNumber: 7n }],
    ["of another scope", { extensions: [issuingDistributionPoint({ onlyContains: "UserCerts" })] }],
  ])("does not continue a complete list, %s", async (_, fields) => {
    expect(refusal([await list(holding()), await delta({ ...removing(), ...fields })])).toEqual(["revoked"]);
  });

  it("continues a list from its base on", async () => {
    expect(refusal([await list(holding()), await delta({ ...removing(), baseCrlNumber: 7n })])).toEqual(["accepted"]);
  });

  it("does not continue a list of another key", async () => {
    const rolled = await issue("Issuing", { issuer: root, extensions: authority });
    const ofRolled = await issueList(rolled, { crlNumber: 9n, baseCrlNumber: 6n, ...removing() });
    const context = { intermediates: [rolled.certificate], verifySigner: () => undefined };
    expect(refusal([await list(holding()), ofRolled], context)).toEqual(["revoked"]);
  });
});

describe("the signer of a list", () => {
  const accepted = { verifySigner: () => undefined };

  it("is not another authority of the same name", async () => {
    const other = await issue("Issuing", { extensions: authority });
    const ofOther = await issueList(other);
    expect(refusal([ofOther])).toEqual(unknown("signature-invalid"));
    const context = { intermediates: [other.certificate], ...accepted };
    expect(refusal([ofOther], context)).toEqual(unknown("crl-signer-not-found"));
  });

  it("must be allowed to sign lists", async () => {
    const extensions = [basicConstraints({ ca: true }), keyUsage(["keyCertSign"])];
    const limited = await issue("Issuing", { issuer: root, extensions, keys: issuing.keys });
    const context = { issuers: [limited.certificate, root.certificate] } as const;
    expect(refusal([await list()], context)).toEqual(unknown("key-usage-forbids-signing"));
  });

  it("may have no keyUsage at all", async () => {
    const extensions = [basicConstraints({ ca: true })];
    const unlimited = await issue("Issuing", { issuer: root, extensions, keys: issuing.keys });
    expect(refusal([await list()], { issuers: [unlimited.certificate, root.certificate] })).toEqual(["accepted"]);
  });

  it.each([
    ["whoever issued its issuer", () => root],
    ["the issuer itself", () => issuing],
  ])("may be another of the same name, issued by %s, if its path holds", async (_, issuer) => {
    const signer = await issue("Issuing", { issuer: issuer(), extensions: [keyUsage(["cRLSign"])] });
    const intermediates = [signer.certificate];
    const ofSigner = await issueList(signer);
    expect(refusal([ofSigner], { intermediates, ...accepted })).toEqual(["accepted"]);
    expect(refusal([ofSigner], { intermediates })).toEqual(unknown("trust-anchor-not-found"));
    expect(refusal([ofSigner])).toEqual(unknown("signature-invalid"));
  });

  it("may be another of the same name in the path, which is valid already", async () => {
    const rolled = await issue("Issuing", { issuer: issuing, extensions: authority });
    const below = await issue("Leaf", { issuer: rolled });
    const issuers = [rolled.certificate, issuing.certificate, root.certificate] as const;
    expect(refusal([await list()], { certificate: below.certificate, issuers })).toEqual(["accepted"]);
  });

  it("is not issued by another authority below the same trust anchor", async () => {
    const rogue = await issue("Rogue", { issuer: root, extensions: authority });
    const roguesRoot = await issue("Root", { issuer: rogue, extensions: authority });
    for (const issuer of [rogue, roguesRoot]) {
      const signer = await issue("Issuing", { issuer, extensions: authority });
      const intermediates = [rogue, roguesRoot, signer].map(({ certificate }) => certificate);
      expect(refusal([await issueList(signer)], { intermediates, ...accepted })).toEqual(
        unknown("crl-signer-not-found"),
      );
    }
  });

  it("is not issued further up", async () => {
    const sub = await issue("Sub", { issuer: issuing, extensions: authority });
    const below = await issue("Leaf", { issuer: sub });
    const signer = await issue("Sub", { issuer: root, extensions: authority });
    const issuers = [sub.certificate, issuing.certificate, root.certificate] as const;
    const context = { certificate: below.certificate, issuers, intermediates: [signer.certificate], ...accepted };
    expect(refusal([await issueList(signer)], context)).toEqual(unknown("crl-signer-not-found"));
  });

  it("is found however many others of the same name a stranger adds, so that none hides what it revokes", async () => {
    const rolled = await issue("Issuing", { issuer: root, extensions: authority });
    const others = await Promise.all(
      Array.from({ length: 20 }, async () => issue("Issuing", { extensions: authority })),
    );
    const intermediates = [...others, rolled].map(({ certificate }) => certificate);
    const lists = [await list(), await issueList(rolled, { crlNumber: 8n, ...revoking() })];
    expect(refusal(lists, { intermediates, ...accepted })).toEqual(["revoked"]);
  });

  it.each<[string, Partial<RevocationContext>]>([
    ["signatures", { spend: exhausted }],
    ["its path", { verifySigner: exhausted }],
  ])("is not passed over when the effort for %s is spent", async (_, context) => {
    const rolled = await issue("Issuing", { issuer: root, extensions: authority });
    const lists = [await list(), await issueList(rolled, { crlNumber: 8n, ...revoking() })];
    const intermediates = [rolled.certificate];
    expect(refusal(lists, { intermediates, ...accepted, ...context })).toEqual(["path-search-exhausted"]);
  });

  it("is not the certificate that it would vouch for", async () => {
    const own = await issue("Issuing", { issuer: issuing, extensions: authority });
    const context = { certificate: own.certificate, intermediates: [own.certificate], ...accepted };
    expect(refusal([await issueList(own)], context)).toEqual(unknown("signature-invalid"));
  });

  it("is believed by the policy that is asked for", async () => {
    const keys = await generateKeys("RSA SHA-256");
    const ofRsa = await issue("Issuing", { issuer: root, extensions: authority, keys });
    const issuers = [ofRsa.certificate, root.certificate] as const;
    const lists = [await issueList(ofRsa)];
    expect(refusal(lists, { issuers })).toEqual(["accepted"]);
    const signatures = { insecureMinimumRsaModulusLength: 4096 };
    expect(refusal(lists, { issuers, signatures })).toEqual(unknown("public-key-too-small"));
  });

  it("is not believed since a weaker policy believed it", async () => {
    const rsa = {
      name: "RSASSA-PKCS1-v1_5",
      hash: "SHA-256",
      modulusLength: 1024,
      publicExponent: Uint8Array.of(1, 0, 1),
    };
    const keys = await crypto.subtle.generateKey(rsa, true, ["sign", "verify"]);
    const weak = await issue("Issuing", { issuer: root, extensions: authority, keys });
    const issuers = [weak.certificate, root.certificate] as const;
    const lists = [await issueList(weak)];
    expect(refusal(lists, { issuers, signatures: { insecureMinimumRsaModulusLength: 1024 } })).toEqual(["accepted"]);
    expect(refusal(lists, { issuers })).toEqual(unknown("public-key-too-small"));
  });
});

function extension(oid: string, hex: string): CertificateExtension {
  return { oid, critical: true, value: Uint8Array.from(Buffer.from(hex, "hex")) };
}

function url(value: string): DistributionPointName {
  return { type: "fullName", names: [{ type: "uniformResourceIdentifier", value }] };
}

function directory(...commonNames: readonly string[]): DistributionPointName {
  const der = distinguishedName(commonNames.map((commonName) => ["CN", commonName] as const));
  return { type: "fullName", names: [{ type: "directoryName", value: readDistinguishedName(parseDer(der)) }] };
}

function relative(commonName: string): DistributionPointName {
  return { type: "nameRelativeToCRLIssuer", relativeName: parseDer(distinguishedName([["CN", commonName]])).content };
}

import { extendedKeyUsage, extensionOid, subjectAltName, type GeneralName } from "@idpkit/x509";
import { describe, expect, it } from "vitest";

import {
  alice,
  authorityExtensions,
  issue,
  newRsaKeys,
  now,
  soundExtensions,
} from "../logon-certificate.test.fixture.js";
import { sidExtension } from "../sid/sid-extension.js";
import { userPrincipalNameGeneralName } from "../upn/user-principal-name-general-name.js";
import { parseUserPrincipalName } from "../upn/user-principal-name.js";
import { decideLogon } from "./decide-logon.js";
import {
  accountsWith,
  bob,
  expectedLogon,
  logonCertificate,
  logonCertificateWithout,
  root,
  windows,
} from "./expected-logon.test.fixture.js";
import type { ClientName } from "./expected-logon.js";

const sidOid = "1.3.6.1.4.1.311.25.2";
const upnNames = (...upns: readonly string[]) =>
  subjectAltName(upns.map((upn) => userPrincipalNameGeneralName(parseUserPrincipalName(upn))) as [GeneralName]);

describe("decideLogon", () => {
  it("allows a certificate whose SID is the account's, after every check", async () => {
    const decision = await decideLogon(await logonCertificate(), expectedLogon());
    expect(decision).toMatchObject({
      outcome: "allow",
      account: alice,
      rule: "sid-extension",
      strength: "strong",
      eventIds: [],
    });
    expect(decision.checks.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual([
      "client pass",
      "chain pass",
      "validity pass",
      "revocation skip",
      "algorithms pass",
      "nt-auth pass",
      "extended-key-usage pass",
      "key-usage pass",
      "name pass",
      "mapping pass",
      "account pass",
    ]);
  });

  it("tells both SIDs where they differ", async () => {
    const certificate = await logonCertificate({ [sidOid]: sidExtension(bob.objectSid) });
    const { checks } = await decideLogon(certificate, expectedLogon());
    expect(checks.at(-1)?.says).toContain(bob.objectSid);
    expect(checks.at(-1)?.says).toContain(alice.objectSid);
  });

  it.each<ClientName>([
    { type: "principal", name: "ALICE" },
    { type: "principal", name: "a.liddell" },
    { type: "enterprise", name: "Alice@corp.example.com" },
    { type: "enterprise", name: "a.liddell@corp.example.com" },
    { type: "certificate" },
  ])("finds the account of the client %j", async (client) => {
    const account = { ...alice, userPrincipalName: parseUserPrincipalName("a.liddell@corp.example.com") };
    const decision = await decideLogon(
      await logonCertificate(),
      expectedLogon({ client, accounts: accountsWith(account) }),
    );
    expect(decision.outcome).toBe("allow");
  });

  it("finds a computer by its name, and maps it by its dNSName", async () => {
    const account = { ...alice, sAMAccountName: "PC1$", userAccountControl: 0x1000 };
    const certificate = await logonCertificate({
      [extensionOid.subjectAltName]: subjectAltName([{ type: "dNSName", value: "pc1.corp.example.com" }]),
    });
    const expected = expectedLogon({ client: { type: "principal", name: "pc1" }, accounts: accountsWith(account) });
    expect(await decideLogon(certificate, expected)).toMatchObject({ outcome: "allow", rule: "sid-extension" });
    const other = await logonCertificate({
      [extensionOid.subjectAltName]: subjectAltName([{ type: "dNSName", value: "pc2.corp.example.com" }]),
    });
    expect(await decideLogon(other, expected)).toMatchObject({ reason: "account-mismatch" });
  });

  it("maps a person by no dNSName, whatever the account is called", async () => {
    const certificate = await logonCertificate({
      [extensionOid.subjectAltName]: subjectAltName([{ type: "dNSName", value: "pc1.corp.example.com" }]),
    });
    const accounts = accountsWith({ ...alice, sAMAccountName: "PC1$" });
    const expected = expectedLogon({ client: { type: "principal", name: "PC1$" }, accounts });
    expect(await decideLogon(certificate, expected)).toMatchObject({ reason: "user-principal-name-missing" });
  });

  it("denies a self-signed certificate that is its own trust anchor: nobody in NTAuth issued it", async () => {
    const { certificate } = await issue("Alice", { extensions: Object.values(soundExtensions) });
    const expected = expectedLogon({
      trustAnchors: [certificate],
      domainController: windows({ ntAuth: [certificate] }),
    });
    expect(await decideLogon(certificate, expected)).toMatchObject({ reason: "issuer-not-in-nt-auth" });
  });

  it.each([
    ["denies", "1.3.6.1.5.5.7.3.1", "smart-card-logon-missing"],
    ["allows", "1.3.6.1.4.1.311.20.2.2", undefined],
    ["allows", "2.5.29.37.0", undefined],
    ["allows", "1.3.6.1.4.1.311.10.12.1", undefined],
  ])("%s what comes from an authority limited to the purpose %s", async (_, purpose, reason) => {
    const extensions = [...authorityExtensions, extendedKeyUsage([purpose])];
    const limited = await issue("Limited", { extensions, keys: newRsaKeys() }, root);
    const store = [limited.certificate];
    const expected = expectedLogon({ intermediates: store, domainController: windows({ ntAuth: store }) });
    const decision = await decideLogon(await logonCertificate({}, {}, limited), expected);
    expect("reason" in decision ? decision.reason : undefined).toBe(reason);
  });

  it("takes subjectAltName and extKeyUsage marked critical, since it reads them", async () => {
    const critical = Object.entries(soundExtensions)
      .filter(([, { oid }]) => oid !== sidOid)
      .map(([key, extension]) => [key, { ...extension, critical: true }] as const);
    const decision = await decideLogon(await logonCertificate(Object.fromEntries(critical)), expectedLogon());
    expect(decision.outcome).toBe("allow");
  });

  it("compares UPNs without case", async () => {
    const certificate = await logonCertificate({ [extensionOid.subjectAltName]: upnNames("ALICE@CORP.EXAMPLE.COM") });
    expect((await decideLogon(certificate, expectedLogon())).outcome).toBe("allow");
  });

  it("says of an expired authority that the chain does not hold", async () => {
    const validity = { notAfter: new Date("2027-02-01T00:00:00Z") };
    const expired = await issue("Old", { extensions: authorityExtensions, keys: newRsaKeys(), ...validity }, root);
    const store = [expired.certificate];
    const expected = expectedLogon({ intermediates: store, domainController: windows({ ntAuth: store }) });
    const decision = await decideLogon(await logonCertificate({}, { notBefore: now }, expired), expected);
    expect(decision).toMatchObject({ reason: "chain-not-trusted" });
    expect(decision.checks.at(-1)?.says).toContain("expired");
  });

  it.each([
    ["findBySAMAccountName", { type: "principal", name: "alice" }],
    ["findByUserPrincipalName", { type: "enterprise", name: "alice@corp.example.com" }],
    ["findByAltSecurityIdentities", { type: "certificate" }],
  ] as const)("rejects when the directory cannot answer %s", async (question, client) => {
    const outage = new Error("directory unreachable");
    const accounts = { ...accountsWith(), [question]: () => Promise.reject(outage) };
    const certificate = await logonCertificateWithout(extensionOid.subjectAltName);
    await expect(decideLogon(certificate, expectedLogon({ accounts, client }))).rejects.toBe(outage);
  });
});

import { extendedKeyUsage } from "@idpkit/x509";
import { describe, expect, it } from "vitest";

import { alice, authorityExtensions, issue, now, soundExtensions } from "../logon-certificate.test.fixture.js";
import { parseObjectSidText } from "../sid/object-sid.js";
import { sidExtension } from "../sid/sid-extension.js";
import { decideLogon } from "./decide-logon.js";
import { expectedLogon, logonCertificate, root } from "./expected-logon.test.fixture.js";

const sidOid = "1.3.6.1.4.1.311.25.2";
const otherSid = parseObjectSidText("S-1-5-21-1004336348-1177238915-682003330-1105");

describe("decideLogon", () => {
  it("allows a certificate whose SID is the account's, after every check", async () => {
    const decision = await decideLogon(await logonCertificate(), expectedLogon());
    expect(decision).toMatchObject({ outcome: "allow", account: alice, rule: "sid-extension" });
    expect(decision.checks.map(({ name }) => name)).toEqual([
      "chain",
      "nt-auth",
      "validity",
      "extended-key-usage",
      "key-usage",
      "user-principal-name",
      "account",
      "sid-extension",
      "object-sid",
      "enabled",
    ]);
    expect(decision.checks.every(({ outcome }) => outcome === "pass")).toBe(true);
  });

  it("tells both SIDs where they differ", async () => {
    const { checks } = await decideLogon(await logonCertificate({ [sidOid]: sidExtension(otherSid) }), expectedLogon());
    expect(checks.at(-1)?.says).toContain(otherSid);
    expect(checks.at(-1)?.says).toContain(alice.objectSid);
  });

  it("denies a self-signed certificate that is its own trust anchor: nobody in NTAuth issued it", async () => {
    const { certificate } = await issue("Alice", { extensions: Object.values(soundExtensions) });
    const expected = expectedLogon({ trustAnchors: [certificate], ntAuth: [certificate] });
    expect(await decideLogon(certificate, expected)).toMatchObject({ reason: "issuer-not-in-nt-auth" });
  });

  it.each([
    ["denies", "1.3.6.1.5.5.7.3.1", "smart-card-logon-missing"],
    ["allows", "1.3.6.1.4.1.311.20.2.2", undefined],
    ["allows", "2.5.29.37.0", undefined],
  ])("%s what comes from an authority limited to the purpose %s", async (_, purpose, reason) => {
    const extensions = [...authorityExtensions, extendedKeyUsage([purpose])];
    const limited = await issue("Limited", { extensions }, root);
    const { certificate } = await issue("Alice", { extensions: Object.values(soundExtensions) }, limited);
    const store = [limited.certificate];
    const decision = await decideLogon(certificate, expectedLogon({ intermediates: store, ntAuth: store }));
    expect("reason" in decision ? decision.reason : undefined).toBe(reason);
  });

  it("takes subjectAltName and extKeyUsage marked critical, since it reads them", async () => {
    const critical = Object.entries(soundExtensions)
      .filter(([, { oid }]) => oid !== sidOid)
      .map(([key, extension]) => [key, { ...extension, critical: true }] as const);
    const decision = await decideLogon(await logonCertificate(Object.fromEntries(critical)), expectedLogon());
    expect(decision.outcome).toBe("allow");
  });

  it("compares account names without case", async () => {
    const decision = await decideLogon(await logonCertificate(), expectedLogon({ sAMAccountName: "ALICE" }));
    expect(decision.outcome).toBe("allow");
  });

  it("says of an expired authority that the chain does not hold", async () => {
    const expired = await issue(
      "Old",
      { extensions: authorityExtensions, notAfter: new Date("2027-02-01T00:00:00Z") },
      root,
    );
    const { certificate } = await issue(
      "Alice",
      { extensions: Object.values(soundExtensions), notBefore: now },
      expired,
    );
    const store = [expired.certificate];
    const decision = await decideLogon(certificate, expectedLogon({ intermediates: store, ntAuth: store }));
    expect(decision).toMatchObject({ reason: "chain-not-trusted" });
    expect(decision.checks.at(-1)?.says).toContain("expired");
  });

  it("rejects when the directory cannot answer", async () => {
    const outage = new Error("directory unreachable");
    const accounts = { findByUserPrincipalName: () => Promise.reject(outage) };
    await expect(decideLogon(await logonCertificate(), expectedLogon({ accounts }))).rejects.toBe(outage);
  });

  it("uses the WebCrypto that it is given", async () => {
    const used = { subtle: { importKey: () => Promise.reject(new RangeError("asked")) } } as unknown as Crypto;
    const decision = await decideLogon(await logonCertificate(), expectedLogon({ crypto: used }));
    expect(decision).toMatchObject({ reason: "chain-not-trusted" });
  });
});

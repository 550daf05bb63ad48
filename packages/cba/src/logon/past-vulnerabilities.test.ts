import {
  extendedKeyUsage,
  subjectAltName,
  subjectKeyIdentifier,
  type Certificate,
  type CertificateExtension,
  type GeneralName,
} from "@idpkit/x509";
import { describe, expect, it } from "vitest";

import { sidUriGeneralName } from "../certificate-names/sid-uri.js";
import { applicationPolicies } from "../extensions/application-policies.js";
import {
  alice,
  authorityExtensions,
  issue,
  newRsaKeys,
  soundExtensions,
  type Party,
} from "../logon-certificate.test.fixture.js";
import { sidExtension } from "../sid/sid-extension.js";
import { userPrincipalNameGeneralName } from "../upn/user-principal-name-general-name.js";
import { decideLogon } from "./decide-logon.js";
import type { DomainController } from "./domain-controller.js";
import type { ExpectedLogon } from "./expected-logon.js";
import { accountsWith, bob, expectedLogon, issuing, root, samba, windows } from "./expected-logon.test.fixture.js";

// Alice, and the domain controller DC1, are whom the attacks are after. Bob tries them: what an authority says of its own
// accord names him.

type Names = readonly [GeneralName, ...GeneralName[]];

const purpose = { serverAuth: "1.3.6.1.5.5.7.3.1", smartCardLogon: "1.3.6.1.4.1.311.20.2.2" } as const;
const upn = userPrincipalNameGeneralName(alice.userPrincipalName);
const upnText = (text: string): GeneralName => ({
  ...(upn as Extract<GeneralName, { type: "otherName" }>),
  value: Uint8Array.from([0x0c, text.length, ...new TextEncoder().encode(text)]),
});
const dns = (value: string): GeneralName => ({ type: "dNSName", value });
const bobsSid = sidExtension(bob.objectSid);
const { keyUsage, extKeyUsage } = soundExtensions as Record<string, CertificateExtension>;

/** A logon certificate of these names and, besides key usage and purposes, these extensions. */
async function certificateOf(
  names: Names,
  others: readonly CertificateExtension[] = [],
  issuer: Party = issuing,
): Promise<Certificate> {
  const own = [keyUsage, extKeyUsage].filter((extension) => extension !== undefined);
  const extensions = [...own.filter(({ oid }) => others.every((other) => other.oid !== oid)), ...others];
  return (await issue("Alice", { extensions: [...extensions, subjectAltName(names)] }, issuer)).certificate;
}

async function decide(certificate: Certificate, expected: Partial<ExpectedLogon> = {}): Promise<string> {
  const decision = await decideLogon(certificate, expectedLogon(expected));
  return decision.outcome === "allow" ? `${decision.strength} ${decision.rule}` : decision.reason;
}

const compatibility = windows({ updatedAt: new Date("2024-01-01T00:00:00Z") });
const controllers: readonly (readonly [string, DomainController])[] = [
  ["Windows", windows()],
  ["Windows in compatibility mode", compatibility],
  ["Samba", samba()],
  ["Samba in compatibility mode", samba({ strongCertificateBindingEnforcement: "compatibility" })],
];
const domainControllerAccount = {
  ...alice,
  sAMAccountName: "DC1$",
  userPrincipalName: "DC1$@corp.example.com",
  userAccountControl: 0x8_2000,
};
const asDomainController = {
  accounts: accountsWith(domainControllerAccount),
  client: { type: "principal", name: "DC1$" },
} as const;

describe("a name that is not Bob's, in a certificate of Bob's (KB5014754)", () => {
  it.each(controllers)("CVE-2022-26931, ESC1, ESC6: a UPN maps nobody against the SID on %s", async (_, dc) => {
    expect(await decide(await certificateOf([upn], [bobsSid]), { domainController: dc })).toBe("object-sid-mismatch");
  });

  it.each([
    ["Windows", windows(), dns("dc1.corp.example.com")],
    ["Windows in compatibility mode", compatibility, dns("dc1.corp.example.com")],
    ["Samba", samba(), upnText("DC1$@corp.example.com")],
  ] as const)("CVE-2022-26923: that of a domain controller maps nobody against the SID on %s", async (_, dc, name) => {
    const certificate = await certificateOf([name], [bobsSid]);
    expect(await decide(certificate, { ...asDomainController, domainController: dc })).toBe("object-sid-mismatch");
  });

  it.each([
    ["an account without the dollar sign", upnText("dc1@corp.example.com")],
    ["a UPN with it", upnText("dc1$@corp.example.com")],
    ["a host with it", dns("dc1$.corp.example.com")],
  ])("CVE-2022-34691, CVE-2021-42278: no domain controller is found by %s", async (_, name) => {
    const certificate = await certificateOf([name], [sidExtension(alice.objectSid)]);
    expect(await decide(certificate, asDomainController)).toBe("account-mismatch");
    const client = { type: "principal", name: "dc1" } as const;
    expect(await decide(certificate, { ...asDomainController, client })).toBe("account-mismatch");
  });

  it.each([
    ["ESC9, ESC16: a UPN, from an authority that writes no SID", windows(), [upn] as Names],
    ["ESC9, ESC16: the same on Samba", samba(), [upn] as Names],
    ["ESC10: the same at Schannel, as it comes", windows({ protocol: "schannel" }), [upn] as Names],
    ["CVE-2025-26647: the same, with the key left in NTAuth", windows({ AllowNtAuthPolicyBypass: 0 }), [upn] as Names],
  ])("maps nobody: %s", async (_, domainController, names) => {
    expect(await decide(await certificateOf(names), { domainController })).toBe("sid-extension-missing");
  });
});

describe("a SID that Bob wrote himself", () => {
  const asUri = sidUriGeneralName(alice.objectSid);

  it("ESC1, ESC6: is not looked at as URI beside that of the authority", async () => {
    expect(await decide(await certificateOf([upn, asUri], [bobsSid]))).toBe("object-sid-mismatch");
  });

  it("ESC16: is believed as URI where the authority writes none, as Windows does", async () => {
    const certificate = await certificateOf([upn, asUri]);
    expect(await decide(certificate)).toBe("strong sid-uri");
    expect(await decide(certificate, { domainController: windows({ windowsServer: 2016 }) })).toBe(
      "sid-extension-missing",
    );
  });

  it.each(["\0", "\0-500", " ", "\n"])("CVE-2009-2408: is not read up to %j", async (behind) => {
    const sid = `${alice.objectSid}${behind}` as typeof alice.objectSid;
    expect(await decide(await certificateOf([upn], [sidExtension(sid)]))).toBe("sid-extension-malformed");
    expect(await decide(await certificateOf([upn, sidUriGeneralName(sid)]))).toBe("sid-extension-malformed");
  });
});

describe("ESC14: a weak explicit mapping", () => {
  const mail = { type: "rfc822Name", value: "alice@corp.example.com" } as const;

  it.each([
    ["by mail", "X509:<RFC822>alice@corp.example.com"],
    ["by subject", "X509:<S>CN=Alice"],
    ["by issuer and subject", "X509:<I>CN=Issuing<S>CN=Alice"],
  ])("%s maps nobody without a SID, and nobody against it", async (_, value) => {
    const accounts = accountsWith({ ...alice, altSecurityIdentities: [value] });
    expect(await decide(await certificateOf([mail]), { accounts })).toBe("sid-extension-missing");
    expect(await decide(await certificateOf([mail], [bobsSid]), { accounts })).toBe("object-sid-mismatch");
  });
});

describe("CVE-2025-26647: a mapping by key identifier, which anybody can write", () => {
  it("maps nobody whose issuer is trusted and not in NTAuth", async () => {
    const foreign = await issue("Foreign", { extensions: authorityExtensions, keys: newRsaKeys() }, root);
    const identifier = subjectKeyIdentifier(alicesKey());
    const hex = Buffer.from(identifier.value.subarray(2)).toString("hex");
    const accounts = accountsWith({ ...alice, altSecurityIdentities: [`X509:<SKI>${hex}`] });
    const intermediates = [issuing.certificate, foreign.certificate];
    const copied = await certificateOf([upn], [identifier], foreign);
    expect(await decide(copied, { accounts, intermediates })).toBe("issuer-not-in-nt-auth");
    expect(await decide(await certificateOf([upn], [identifier]), { accounts })).toBe("strong X509SKI");
  });
});

describe("CVE-2024-49019 (ESC15): application policies", () => {
  it("that Bob adds to a certificate for servers win, as in Windows, and still map nobody against the SID", async () => {
    const policies = applicationPolicies([purpose.smartCardLogon]);
    const forServers = extendedKeyUsage([purpose.serverAuth]);
    expect(await decide(await certificateOf([upn], [forServers, policies, bobsSid]))).toBe("object-sid-mismatch");
    expect(await decide(await certificateOf([upn], [forServers, bobsSid]))).toBe("smart-card-logon-missing");
  });
});

describe("CVE-2009-2408: NUL in a name", () => {
  it.each([
    ["behind Alice's UPN", upnText("alice@corp.example.com\0"), "account-unknown"],
    ["between Alice's UPN and another suffix", upnText("alice@corp.example.com\0.b.example"), "account-unknown"],
    ["behind Alice's account name", upnText("alice\0@corp.example.com"), "account-unknown"],
  ])("%s does not end it", async (_, name, reason) => {
    const certificate = await certificateOf([name], [sidExtension(alice.objectSid)]);
    expect(await decide(certificate)).toBe(reason);
    expect(await decide(certificate, { domainController: samba() })).toBe(reason);
  });

  it("behind the host of a domain controller does not end it", async () => {
    const name = dns("dc1.corp.example.com\0.b.example");
    const certificate = await certificateOf([name], [sidExtension(alice.objectSid)]);
    expect(await decide(certificate, asDomainController)).toBe("account-mismatch");
  });
});

/** A key whose identifier is Alice's. */
function alicesKey(): Uint8Array {
  return newRsaKeys().publicKey.export({ type: "spki", format: "der" });
}

import { createHash, generateKeyPairSync, sign } from "node:crypto";

import {
  extendedKeyUsage,
  extensionOid,
  parseCertificate,
  subjectAltName,
  type Certificate,
  type CertificateExtension,
  type GeneralName,
} from "@idpkit/x509";
import { describe, expect, it } from "vitest";

import { krb5PrincipalNameGeneralName } from "../certificate-names/krb5-principal-name.js";
import { sidUriGeneralName } from "../certificate-names/sid-uri.js";
import { applicationPolicies } from "../extensions/application-policies.js";
import { alice, authorityExtensions, issue, newEcKeys, newRsaKeys } from "../logon-certificate.test.fixture.js";
import { sidExtension } from "../sid/sid-extension.js";
import { userPrincipalNameGeneralName } from "../upn/user-principal-name-general-name.js";
import { decideLogon } from "./decide-logon.js";
import type { DomainController, SambaDomainController, WindowsDomainController } from "./domain-controller.js";
import type { ExpectedLogon } from "./expected-logon.js";
import {
  accountsWith,
  bob,
  expectedLogon,
  issuing,
  logonCertificate,
  logonCertificateWithout,
  root,
  samba,
  windows,
} from "./expected-logon.test.fixture.js";

const { subjectAltName: sanOid, extKeyUsage: extKeyUsageOid } = extensionOid;
const sidOid = "1.3.6.1.4.1.311.25.2";
const upn = userPrincipalNameGeneralName(alice.userPrincipalName);
const upnText = (text: string): GeneralName => ({
  ...(upn as Extract<GeneralName, { type: "otherName" }>),
  value: Uint8Array.from([0x0c, text.length, ...new TextEncoder().encode(text)]),
});
const noSid = () => logonCertificateWithout(sidOid);
const compatibility = (settings: Partial<WindowsDomainController> = {}) =>
  windows({ updatedAt: new Date("2024-01-01T00:00:00Z"), ...settings });
const mapped = (...altSecurityIdentities: readonly string[]) => ({
  accounts: accountsWith({ ...alice, altSecurityIdentities }),
});
const issuingKeys = newRsaKeys();
const authority = await issue("Own", { extensions: authorityExtensions, keys: issuingKeys }, root);
const intermediates = [authority.certificate];
const domainController = windows({ ntAuth: intermediates });
const young = { ...alice, whenCreated: new Date("2027-01-01T00:00:01Z") };

const decide = async (certificate: Awaited<ReturnType<typeof noSid>>, expected: Partial<ExpectedLogon>) => {
  const decision = await decideLogon(certificate, expectedLogon(expected));
  return decision.outcome === "allow"
    ? `${decision.strength} ${decision.rule}${decision.eventIds.map((id) => ` ${String(id)}`).join("")}`
    : decision.reason;
};

const serialMapping = "X509:<I>CN=Issuing<SR>012B";
const subjectMapping = "X509:<I>CN=Issuing<S>CN=Alice";

describe("an explicit mapping", () => {
  it.each([
    ["strong X509IssuerSerialNumber", "strong X509IssuerSerialNumber", serialMapping],
    ["sid-extension-missing", "sid-extension-missing", subjectMapping],
    ["sid-extension-missing", "sid-extension-missing", "X509:<I>CN=Issuing<SR>2B01"],
    ["sid-extension-missing", "sid-extension-missing", "Kerberos:alice@EXAMPLE.COM"],
    ["sid-extension-missing", "sid-extension-missing", "rubbish"],
  ])("decides %s on Windows and %s on Samba: %s", async (onWindows, onSamba, value) => {
    expect(await decide(await noSid(), mapped(value))).toBe(onWindows);
    expect(await decide(await noSid(), { ...mapped(value), domainController: samba() })).toBe(onSamba);
  });

  it("is a strong one by the thumbprint", async () => {
    const certificate = await noSid();
    const thumbprint = createHash("sha1").update(certificate.der).digest("hex");
    expect(await decide(certificate, mapped(`X509:<SHA1-PUKEY>${thumbprint}`))).toBe("strong X509SHA1PublicKey");
  });

  it("that is strong wins over a wrong SID", async () => {
    const certificate = await logonCertificate({ [sidOid]: sidExtension(bob.objectSid) });
    for (const domainController of [windows(), samba()]) {
      expect(await decide(certificate, { ...mapped(serialMapping), domainController })).toBe(
        "strong X509IssuerSerialNumber",
      );
    }
  });

  it("by issuer and SID is known to Windows only", async () => {
    const value = `X509:<I>CN=Issuing<SID>${alice.objectSid}`;
    const certificate = await logonCertificate();
    expect(await decide(certificate, mapped(value))).toBe("strong X509IssuerSid");
    expect(await decide(certificate, { ...mapped(value), domainController: samba() })).toBe("strong sid-extension");
  });

  it("needs no name on Windows; Samba wants one first", async () => {
    const certificate = await logonCertificateWithout(sanOid, sidOid);
    expect(await decide(certificate, mapped(serialMapping))).toBe("strong X509IssuerSerialNumber");
    expect(await decide(certificate, { ...mapped(serialMapping), domainController: samba() })).toBe(
      "user-principal-name-missing",
    );
  });

  it("finds the account where neither request nor certificate name one, unless there are two", async () => {
    const certificate = await logonCertificateWithout(sanOid, sidOid);
    const client = { type: "certificate" } as const;
    expect(await decide(certificate, { ...mapped(serialMapping), client })).toBe("strong X509IssuerSerialNumber");
    const both = { ...accountsWith(), findByAltSecurityIdentities: () => Promise.resolve([alice, bob]) };
    expect(await decide(certificate, { accounts: both, client })).toBe("client-ambiguous");
  });

  it("does not save a certificate with the UPN of another, unless names are not looked at", async () => {
    const certificate = await logonCertificate({ [sanOid]: subjectAltName([upnText("bob@corp.example.com")]) });
    expect(await decide(certificate, mapped(serialMapping))).toBe("account-mismatch");
    const domainController = windows({ UseSubjectAltName: 0 });
    for (const client of [{ type: "principal", name: "alice" }, { type: "certificate" }] as const) {
      expect(await decide(certificate, { ...mapped(serialMapping), domainController, client })).toBe(
        "strong X509IssuerSerialNumber",
      );
    }
  });

  it("from outside NTAuth passed until October 2025, with event 45, and a UPN never did", async () => {
    const settings = { ntAuth: [], updatedAt: new Date("2025-05-01T00:00:00Z") };
    const certificate = await logonCertificate();
    expect(await decide(certificate, { ...mapped(serialMapping), domainController: windows(settings) })).toBe(
      "strong X509IssuerSerialNumber 45",
    );
    expect(await decide(certificate, { domainController: windows(settings) })).toBe("issuer-not-in-nt-auth");
    expect(await decide(certificate, { ...mapped(serialMapping), domainController: windows({ ntAuth: [] }) })).toBe(
      "issuer-not-in-nt-auth",
    );
  });

  it.each<readonly [string, Partial<WindowsDomainController>]>([
    ["before the audit began", { updatedAt: new Date("2025-04-07T00:00:00Z") }],
    ["where it is switched off", { updatedAt: new Date("2025-05-01T00:00:00Z"), AllowNtAuthPolicyBypass: 0 }],
  ])("from outside NTAuth passed without an event %s", async (_, settings) => {
    const domainController = windows({ ntAuth: [], ...settings });
    expect(await decide(await logonCertificate(), { ...mapped(serialMapping), domainController })).toBe(
      "strong X509IssuerSerialNumber",
    );
  });
});

describe("compatibility mode", () => {
  const predating = { accounts: accountsWith(young) };

  it.each<readonly [string, string, DomainController, Partial<ExpectedLogon>]>([
    ["takes a UPN alone on Windows, with event 39", "weak userPrincipalName 39", compatibility(), {}],
    ["numbers that event 41 on 2008", "weak userPrincipalName 41", compatibility({ windowsServer: 2008 }), {}],
    ["takes none older than the account", "certificate-predates-account", compatibility(), predating],
    [
      "takes one that backdating compensates",
      "weak userPrincipalName 39",
      compatibility({ CertificateBackdatingCompensation: 1 }),
      predating,
    ],
    [
      "takes no UPN alone on Samba",
      "sid-extension-missing",
      samba({ strongCertificateBindingEnforcement: "compatibility" }),
      {},
    ],
    [
      "takes a weak mapping on Samba",
      "weak X509IssuerSubject",
      samba({ strongCertificateBindingEnforcement: "compatibility" }),
      mapped(subjectMapping),
    ],
    ["is no mode of today's Windows", "sid-extension-missing", windows({ StrongCertificateBindingEnforcement: 1 }), {}],
  ])("%s", async (_, expected, domainController, others) => {
    expect(await decide(await noSid(), { ...others, domainController })).toBe(expected);
  });

  it("still refuses the SID of another", async () => {
    const certificate = await logonCertificate({ [sidOid]: sidExtension(bob.objectSid) });
    expect(await decide(certificate, { domainController: compatibility() })).toBe("object-sid-mismatch");
  });
});

describe("what is no setting", () => {
  const predating = { accounts: accountsWith({ ...alice, whenCreated: new Date(NaN) }) };

  it("is decided strictly, or not at all", async () => {
    const updatedAt = new Date("2024-01-01T00:00:00Z");
    const settings = { updatedAt, StrongCertificateBindingEnforcement: "2" as unknown as 2 };
    expect(await decide(await noSid(), { domainController: windows(settings) })).toBe("sid-extension-missing");
    expect(await decide(await noSid(), { ...predating, domainController: compatibility() })).toBe(
      "certificate-predates-account",
    );
    const misspelt = { ...windows(), profile: "Windows" as "windows" };
    await expect(decide(await logonCertificate(), { domainController: misspelt })).rejects.toThrow(TypeError);
    await expect(decide(await logonCertificate(), { at: new Date(NaN) })).rejects.toThrow(TypeError);
  });
});

describe("no enforcement", () => {
  it.each<readonly [string, DomainController]>([
    ["unchecked userPrincipalName", windows({ updatedAt: new Date("2022-01-01T00:00:00Z") })],
    ["unchecked userPrincipalName", samba({ strongCertificateBindingEnforcement: "none" })],
  ])("takes the SID of another: %s", async (expected, domainController) => {
    const certificate = await logonCertificate({ [sidOid]: sidExtension(bob.objectSid) });
    expect(await decide(certificate, { domainController })).toBe(expected);
  });
});

describe("Schannel", () => {
  const schannel = (CertificateMappingMethods: number) => windows({ protocol: "schannel", CertificateMappingMethods });

  it.each([
    ["unchecked userPrincipalName", 0x4, {}],
    ["sid-extension-missing", 0x8, {}],
    ["strong X509IssuerSerialNumber", 0x10, mapped(serialMapping)],
    ["sid-extension-missing", 0x8, mapped(serialMapping)],
    ["unchecked X509IssuerSubject", 0x1, mapped(subjectMapping)],
    ["user-principal-name-missing", 0x1, mapped(serialMapping)],
    ["user-principal-name-missing", 0x2, {}],
    ["user-principal-name-missing", 0x0, mapped(serialMapping)],
  ])("decides %s with CertificateMappingMethods %i", async (expected, methods, others) => {
    expect(await decide(await noSid(), { ...others, domainController: schannel(methods) })).toBe(expected);
  });
});

describe("the purpose", () => {
  const schannel = windows({ protocol: "schannel" });
  const withPurpose = (purpose: string) => logonCertificate({ extKeyUsage: extendedKeyUsage([purpose]) });

  it.each([
    ["smart card logon", "1.3.6.1.4.1.311.20.2.2", "strong sid-extension", "smart-card-logon-missing"],
    ["clientAuth", "1.3.6.1.5.5.7.3.2", "smart-card-logon-missing", "strong sid-extension"],
  ])("%s decides for Kerberos and Schannel on their own", async (_, purpose, onKerberos, onSchannel) => {
    expect(await decide(await withPurpose(purpose), {})).toBe(onKerberos);
    expect(await decide(await withPurpose(purpose), { domainController: schannel })).toBe(onSchannel);
  });
});

describe("the SID as URI", () => {
  const uri = (sid: typeof alice.objectSid) => subjectAltName([upn, sidUriGeneralName(sid)]);
  const withUri = (sid: typeof alice.objectSid) => withNames(uri(sid));

  it("is read by Windows Server 2019 and later, not by 2016 and not by Samba", async () => {
    const certificate = await withUri(alice.objectSid);
    expect(await decide(certificate, {})).toBe("strong sid-uri");
    expect(await decide(certificate, { domainController: windows({ windowsServer: 2016 }) })).toBe(
      "sid-extension-missing",
    );
    expect(await decide(certificate, { domainController: samba() })).toBe("sid-extension-missing");
  });

  it("refuses when it is another's, and is not looked at beside the extension", async () => {
    expect(await decide(await withUri(bob.objectSid), {})).toBe("object-sid-mismatch");
    expect(await decide(await logonCertificate({ [sanOid]: uri(bob.objectSid) }), {})).toBe("strong sid-extension");
    const rubbish = uri("rubbish" as typeof alice.objectSid);
    expect(await decide(await logonCertificate({ [sanOid]: rubbish }), {})).toBe("strong sid-extension");
    expect(await decide(await withNames(rubbish), {})).toBe("sid-extension-malformed");
  });
});

describe("application policies", () => {
  it.each([
    [
      "win over an extended key usage that would do",
      "smart-card-logon-missing",
      "1.3.6.1.4.1.311.20.2.2",
      "1.3.6.1.5.5.7.3.1",
    ],
    ["win over one that would not", "strong sid-extension", "1.3.6.1.5.5.7.3.1", "1.3.6.1.4.1.311.20.2.2"],
  ])("%s", async (_, expected, purpose, policy) => {
    const certificate = await logonCertificate({
      extKeyUsage: extendedKeyUsage([purpose]),
      applicationPolicies: applicationPolicies([policy]),
    });
    expect(await decide(certificate, {})).toBe(expected);
  });
});

describe("Samba", () => {
  const onSamba = (others: Partial<ExpectedLogon> = {}, settings: Partial<SambaDomainController> = {}) => ({
    domainController: samba(settings),
    ...others,
  });

  it.each<readonly [string, string, CertificateExtension]>([
    [
      "an unknown critical extension",
      "chain-not-trusted",
      { oid: "1.3.6.1.4.1.32473.1", critical: true, value: Uint8Array.of(5, 0) },
    ],
    ["any extended key usage", "smart-card-logon-missing", extendedKeyUsage(["1.3.6.1.5.5.7.3.1"])],
  ])("takes %s, which Windows refuses", async (_, onWindows, extension) => {
    const certificate = await logonCertificate({
      [extension.oid === extKeyUsageOid ? "extKeyUsage" : extension.oid]: extension,
    });
    expect(await decide(certificate, onSamba())).toBe("strong sid-extension");
    expect(await decide(certificate, {})).toBe(onWindows);
  });

  it.each([
    ["a UPN without @", "alice"],
    ["the NetBIOS name as suffix", "alice@CORP"],
  ])("takes %s, which Windows refuses", async (_, text) => {
    const certificate = await logonCertificate({ [sanOid]: subjectAltName([upnText(text)]) });
    expect(await decide(certificate, onSamba())).toBe("strong sid-extension");
    expect(await decide(certificate, {})).toBe("account-unknown");
  });

  it("refuses a UPN with another name as suffix", async () => {
    const certificate = await logonCertificate({ [sanOid]: subjectAltName([upnText("alice@OTHER")]) });
    expect(await decide(certificate, onSamba())).toBe("account-unknown");
  });

  it.each([
    ["takes the KRB5PrincipalName of the account", "strong sid-extension", "CORP.EXAMPLE.COM", ["alice"]],
    ["refuses that of another", "user-principal-name-missing", "CORP.EXAMPLE.COM", ["bob"]],
    ["refuses that of another realm", "user-principal-name-missing", "OTHER.EXAMPLE", ["alice"]],
    ["refuses the realm in lower case", "user-principal-name-missing", "corp.example.com", ["alice"]],
    ["refuses the name in upper case", "user-principal-name-missing", "CORP.EXAMPLE.COM", ["ALICE"]],
    ["refuses one of two components", "user-principal-name-missing", "CORP.EXAMPLE.COM", ["alice", "admin"]],
  ])("%s", async (_, expected, realm, components) => {
    const name = krb5PrincipalNameGeneralName({ realm, nameType: 1, components });
    const certificate = await logonCertificate({ [sanOid]: subjectAltName([name]) });
    expect(await decide(certificate, onSamba())).toBe(expected);
    expect(await decide(certificate, {})).toBe("user-principal-name-missing");
  });

  it("takes a KRB5PrincipalName only as the client wrote its name, if that is the account's", async () => {
    const name = krb5PrincipalNameGeneralName({ realm: "CORP.EXAMPLE.COM", nameType: 1, components: ["alice"] });
    const certificate = await logonCertificate({ [sanOid]: subjectAltName([name]) });
    const asks = (client: ExpectedLogon["client"]) => decide(certificate, onSamba({ client }));
    expect(await asks({ type: "enterprise", name: "ALICE@corp.example.com" })).toBe("strong sid-extension");
    expect(await asks({ type: "principal", name: "ALICE" })).toBe("user-principal-name-missing");
    const accounts = accountsWith({ ...alice, sAMAccountName: "al", userPrincipalName: alice.userPrincipalName });
    expect(await decide(certificate, onSamba({ accounts }))).toBe("user-principal-name-missing");
  });

  it("takes no dNSName for a computer's, but its UPN", async () => {
    const accounts = accountsWith({ ...alice, sAMAccountName: "PC1$", userAccountControl: 0x2000 });
    const client = { type: "principal", name: "PC1$" } as const;
    const dNSName = { type: "dNSName", value: "pc1.corp.example.com" } as const;
    const byHost = await logonCertificate({ [sanOid]: subjectAltName([dNSName]) });
    const byUpn = await logonCertificate({ [sanOid]: subjectAltName([upnText("PC1$@corp.example.com")]) });
    expect(await decide(byHost, { accounts, client })).toBe("strong sid-extension");
    expect(await decide(byHost, onSamba({ accounts, client }))).toBe("user-principal-name-missing");
    expect(await decide(byUpn, onSamba({ accounts, client }))).toBe("strong sid-extension");
  });

  it("takes RSA of 1024 bits, which Windows refuses", async () => {
    const keys = generateKeyPairSync("rsa", { modulusLength: 1024 });
    const certificate = await logonCertificate({}, { keys });
    expect(await decide(certificate, onSamba())).toBe("strong sid-extension");
    expect(await decide(certificate, {})).toBe("algorithm-refused");
  });

  it("has no EC: neither as the key of the certificate nor above it, and Windows has", async () => {
    const ofHolder = await logonCertificate({}, { keys: newEcKeys() });
    const ecAuthority = await issue("EC", { extensions: authorityExtensions, keys: newEcKeys() }, root);
    const ofIssuer = await logonCertificate({}, {}, ecAuthority);
    const store = [ecAuthority.certificate];
    expect(await decide(ofHolder, onSamba())).toBe("algorithm-refused");
    expect(await decide(ofHolder, {})).toBe("strong sid-extension");
    expect(await decide(ofIssuer, onSamba({ intermediates: store }))).toBe("algorithm-refused");
    expect(await decide(ofIssuer, { intermediates: store, domainController: windows({ ntAuth: store }) })).toBe(
      "strong sid-extension",
    );
  });

  it("has no RSASSA-PSS, and Windows has", async () => {
    const pkcs8 = issuingKeys.privateKey.export({ type: "pkcs8", format: "der" });
    const algorithm = { name: "RSA-PSS", hash: "SHA-256" };
    const privateKey = await crypto.subtle.importKey("pkcs8", pkcs8, algorithm, false, ["sign"]);
    const certificate = await logonCertificate({}, {}, { ...authority, keys: { ...issuingKeys, privateKey } });
    expect(await decide(certificate, onSamba({ intermediates }))).toBe("algorithm-refused");
    expect(await decide(certificate, { intermediates, domainController })).toBe("strong sid-extension");
  });

  it("takes SHA-1, which Windows refuses", async () => {
    const certificate = signedWithSha1(await logonCertificate({}, {}, authority));
    expect(await decide(certificate, onSamba({ intermediates }))).toBe("strong sid-extension");
    expect(await decide(certificate, { intermediates, domainController })).toBe("algorithm-refused");
  });

  it("asks for no revocation list, until it has one", async () => {
    expect(await decide(await logonCertificate(), onSamba({ certificateLists: [] }))).toBe("strong sid-extension");
  });

  it("answers with its own errors and logs no events of Windows", async () => {
    const decision = await decideLogon(await logonCertificate(), expectedLogon(onSamba({ trustAnchors: [] })));
    expect(decision).toMatchObject({ kerberosError: expect.stringContaining("(31)") as string });
    expect(decision).not.toHaveProperty("eventId");
  });
});

/** The same certificate, signed anew by an algorithm whose OID differs in its last octet: nobody should have a signer for it. */
function signedWithSha1({ der, tbs, signature }: Certificate): Certificate {
  const sha256 = Buffer.from("2a864886f70d01010b", "hex");
  const tampered = Buffer.from(der);
  for (let at = tampered.indexOf(sha256); at !== -1; at = tampered.indexOf(sha256)) tampered[at + 8] = 0x05;
  const start = tbs.byteOffset - der.byteOffset;
  const signed = sign("sha1", tampered.subarray(start, start + tbs.length), issuingKeys.privateKey);
  tampered.set(signed, der.length - signature.length);
  return parseCertificate(new Uint8Array(tampered));
}

/** A logon certificate of Alice's that has another subjectAltName and no SID security extension. */
async function withNames(names: CertificateExtension) {
  const { extensions } = await logonCertificateWithout(sidOid, sanOid);
  return (await issue("Alice", { extensions: [...extensions, names] }, issuing)).certificate;
}

import {
  derTag,
  extendedKeyUsage,
  extensionOid,
  keyUsage,
  serializeDer,
  subjectAltName,
  type Certificate,
  type GeneralName,
} from "@idpkit/x509";
import { describe, expect, it } from "vitest";

import { alice, authorityExtensions, issue, newRsaKeys } from "../logon-certificate.test.fixture.js";
import { sidExtension } from "../sid/sid-extension.js";
import { userPrincipalNameGeneralName } from "../upn/user-principal-name-general-name.js";
import { parseUserPrincipalName } from "../upn/user-principal-name.js";
import type { AccountRestriction } from "./account-restrictions.js";
import { decideLogon } from "./decide-logon.js";
import type { ExpectedLogon } from "./expected-logon.js";
import {
  accountsWith,
  bob,
  expectedLogon,
  logonCertificate,
  logonCertificateWithout,
  root,
  windows,
} from "./expected-logon.test.fixture.js";
import type { LogonCheckName, LogonDenyReason } from "./logon-decision.js";

const checkNames = [
  "client",
  "chain",
  "validity",
  "revocation",
  "algorithms",
  "nt-auth",
  "extended-key-usage",
  "key-usage",
  "name",
  "mapping",
  "account",
] as const;

const { subjectAltName: sanOid, extKeyUsage: extKeyUsageOid, keyUsage: keyUsageOid } = extensionOid;
const sidOid = "1.3.6.1.4.1.311.25.2";
const malformed = (oid: string) => ({ oid, critical: false, value: Uint8Array.of(0x30, 0x00) });
const names = (...upns: readonly string[]) =>
  subjectAltName(upns.map((upn) => userPrincipalNameGeneralName(parseUserPrincipalName(upn))) as [GeneralName]);
const printableUpn: GeneralName = {
  type: "otherName",
  typeId: "1.3.6.1.4.1.311.20.2.3",
  value: serializeDer(derTag.printableString, new TextEncoder().encode(alice.userPrincipalName)),
};
const withNames = (...upns: readonly string[]) => logonCertificate({ [sanOid]: names(...upns) });
const namesake = await issue("Issuing", { extensions: authorityExtensions, keys: newRsaKeys() }, root);
const restricted = (restriction: AccountRestriction) => () => ({
  accounts: accountsWith({ ...alice, restrictions: [restriction] }),
});

/** One thing that is wrong: with the certificate, or with what the domain controller holds against it. */
interface Fault {
  readonly reason: LogonDenyReason;
  readonly what: string;
  readonly certificate?: () => Promise<Certificate>;
  readonly expected?: () => Partial<ExpectedLogon>;
}

const faults: readonly Fault[] = [
  {
    reason: "client-unknown",
    what: "an account name of nobody",
    expected: () => ({ client: { type: "principal", name: "nobody" } }),
  },
  {
    reason: "client-unknown",
    what: "a UPN of nobody",
    expected: () => ({ client: { type: "enterprise", name: "nobody@corp.example.com" } }),
  },
  {
    reason: "client-unknown",
    what: "no name, neither in the request nor in the certificate",
    certificate: () => logonCertificateWithout(sanOid),
    expected: () => ({ client: { type: "certificate" } }),
  },
  { reason: "chain-not-trusted", what: "no root", expected: () => ({ trustAnchors: [] }) },
  { reason: "chain-not-trusted", what: "no intermediate", expected: () => ({ intermediates: [] }) },
  {
    reason: "chain-not-trusted",
    what: "an unknown critical extension",
    certificate: () => logonCertificate({ x: { ...malformed("1.3.6.1.4.1.32473.1"), critical: true } }),
  },
  {
    reason: "chain-not-trusted",
    what: "a negative serial number",
    certificate: async () => ({ ...(await logonCertificate()), serialNumber: "85" }),
  },
  {
    reason: "certificate-not-yet-valid",
    what: "a second before",
    certificate: () => logonCertificate({}, { notBefore: new Date("2027-03-01T12:00:01Z") }),
  },
  {
    reason: "certificate-expired",
    what: "a second after",
    certificate: () => logonCertificate({}, { notAfter: new Date("2027-03-01T11:59:59Z") }),
  },
  { reason: "revocation-status-unknown", what: "no list", expected: () => ({ certificateLists: [] }) },
  {
    reason: "issuer-not-in-nt-auth",
    what: "an empty store",
    expected: () => ({ domainController: windows({ ntAuth: [] }) }),
  },
  {
    reason: "issuer-not-in-nt-auth",
    what: "the root only",
    expected: () => ({ domainController: windows({ ntAuth: [root.certificate] }) }),
  },
  {
    reason: "issuer-not-in-nt-auth",
    what: "another authority of the same name",
    expected: () => ({ domainController: windows({ ntAuth: [namesake.certificate] }) }),
  },
  {
    reason: "smart-card-logon-missing",
    what: "another purpose",
    certificate: () => logonCertificate({ extKeyUsage: extendedKeyUsage(["1.3.6.1.5.5.7.3.2"]) }),
  },
  {
    reason: "smart-card-logon-missing",
    what: "no extKeyUsage",
    certificate: () => logonCertificateWithout(extKeyUsageOid),
  },
  {
    reason: "smart-card-logon-missing",
    what: "a malformed extKeyUsage",
    certificate: () => logonCertificate({ extKeyUsage: malformed(extKeyUsageOid) }),
  },
  {
    reason: "digital-signature-missing",
    what: "another usage",
    certificate: () => logonCertificate({ keyUsage: keyUsage(["keyEncipherment"]) }),
  },
  {
    reason: "digital-signature-missing",
    what: "no keyUsage",
    certificate: () => logonCertificateWithout(keyUsageOid),
  },
  {
    reason: "digital-signature-missing",
    what: "a malformed keyUsage",
    certificate: () => logonCertificate({ keyUsage: malformed(keyUsageOid) }),
  },
  {
    reason: "subject-alt-name-malformed",
    what: "an empty subjectAltName",
    certificate: () => logonCertificate({ [sanOid]: malformed(sanOid) }),
  },
  {
    reason: "subject-alt-name-malformed",
    what: "a UPN that is a PrintableString",
    certificate: () => logonCertificate({ [sanOid]: subjectAltName([printableUpn]) }),
  },
  {
    reason: "user-principal-name-missing",
    what: "no subjectAltName",
    certificate: () => logonCertificateWithout(sanOid),
  },
  {
    reason: "user-principal-name-missing",
    what: "a mail address only",
    certificate: () =>
      logonCertificate({ [sanOid]: subjectAltName([{ type: "rfc822Name", value: alice.userPrincipalName }]) }),
  },
  {
    reason: "user-principal-name-ambiguous",
    what: "two, of which the first fits",
    certificate: () => withNames(alice.userPrincipalName, "bob@corp.example.com"),
  },
  { reason: "account-unknown", what: "a UPN of nobody", certificate: () => withNames("nobody@corp.example.com") },
  { reason: "account-mismatch", what: "a UPN of another", certificate: () => withNames("bob@corp.example.com") },
  {
    reason: "account-mismatch",
    what: "another who asks",
    expected: () => ({ client: { type: "principal", name: "bob" } }),
  },
  {
    reason: "sid-extension-malformed",
    what: "no SID in it",
    certificate: () => logonCertificate({ [sidOid]: malformed(sidOid) }),
  },
  { reason: "sid-extension-missing", what: "none", certificate: () => logonCertificateWithout(sidOid) },
  {
    reason: "object-sid-mismatch",
    what: "another SID in the certificate",
    certificate: () => logonCertificate({ [sidOid]: sidExtension(bob.objectSid) }),
  },
  {
    reason: "certificate-predates-account",
    what: "a certificate of a second before the account, in compatibility mode",
    certificate: () => logonCertificateWithout(sidOid),
    expected: () => ({
      accounts: accountsWith({ ...alice, whenCreated: new Date("2027-01-01T00:00:01Z") }),
      domainController: windows({ updatedAt: new Date("2024-01-01T00:00:00Z") }),
    }),
  },
  { reason: "account-disabled", what: "not enabled", expected: restricted("disabled") },
  { reason: "account-locked-out", what: "wrong passwords", expected: restricted("locked-out") },
  { reason: "account-expired", what: "its day is over", expected: restricted("expired") },
  { reason: "account-outside-logon-hours", what: "at night", expected: restricted("outside-logon-hours") },
  { reason: "password-must-change", what: "at the next logon", expected: restricted("password-must-change") },
];

const notTrusted = { eventId: 21, kerberosError: "KDC_ERR_CLIENT_NOT_TRUSTED (62)" };
const unknownName = { kerberosError: "KDC_ERR_C_PRINCIPAL_UNKNOWN (6)" };
const nameMismatch = { kerberosError: "KDC_ERR_CLIENT_NAME_MISMATCH (75)" };
const certificateMismatch = { kerberosError: "KDC_ERR_CERTIFICATE_MISMATCH (66)" };
const clientRevoked = { kerberosError: "KDC_ERR_CLIENT_REVOKED (18)" };

/** Which check finds it, and what an administrator finds in Windows. */
const found: Readonly<Partial<Record<LogonDenyReason, readonly [LogonCheckName, object]>>> = {
  "client-unknown": ["client", unknownName],
  "chain-not-trusted": ["chain", notTrusted],
  "certificate-not-yet-valid": ["validity", notTrusted],
  "certificate-expired": ["validity", notTrusted],
  "revocation-status-unknown": ["revocation", { eventId: 21, kerberosError: "KDC_ERR_REVOCATION_STATUS_UNKNOWN (73)" }],
  "issuer-not-in-nt-auth": ["nt-auth", notTrusted],
  "smart-card-logon-missing": [
    "extended-key-usage",
    { eventId: 21, kerberosError: "KDC_ERR_INCONSISTENT_KEY_PURPOSE (77)" },
  ],
  "digital-signature-missing": ["key-usage", notTrusted],
  "subject-alt-name-malformed": ["name", nameMismatch],
  "user-principal-name-missing": ["mapping", nameMismatch],
  "user-principal-name-ambiguous": ["name", nameMismatch],
  "account-unknown": ["name", nameMismatch],
  "account-mismatch": ["name", nameMismatch],
  "sid-extension-malformed": ["mapping", { eventId: 41, ...certificateMismatch }],
  "sid-extension-missing": ["mapping", { eventId: 39, ...certificateMismatch }],
  "object-sid-mismatch": ["mapping", { eventId: 41, ...certificateMismatch }],
  "certificate-predates-account": ["mapping", { eventId: 40, ...certificateMismatch }],
  "account-disabled": ["account", clientRevoked],
  "account-locked-out": ["account", clientRevoked],
  "account-expired": ["account", clientRevoked],
  "account-outside-logon-hours": ["account", { kerberosError: "KDC_ERR_POLICY (12)" }],
  "password-must-change": ["account", { kerberosError: "KDC_ERR_KEY_EXPIRED (23)" }],
};

describe("each check", () => {
  it.each(faults)("denies with $reason: $what", async ({ reason, certificate = logonCertificate, expected }) => {
    const { checks, ...denial } = await decideLogon(await certificate(), expectedLogon(expected?.()));
    const [check, inWindows] = found[reason] ?? [];
    const words = { explanation: expect.any(String) as string, remedy: expect.any(String) as string };
    expect(denial).toEqual({ outcome: "deny", reason, ...words, ...inWindows });
    expect(checks.at(-1)).toMatchObject({ name: check, outcome: "fail" });
    expect(checks.map(({ name }) => name)).toEqual(checkNames.slice(0, checks.length));
    expect(checks.slice(0, -1).every(({ outcome }) => outcome !== "fail")).toBe(true);
  });

  it.each([
    ["39 as 41", "sid-extension-missing", () => logonCertificateWithout(sidOid), 41],
    ["41 as 49", "object-sid-mismatch", () => logonCertificate({ [sidOid]: sidExtension(bob.objectSid) }), 49],
  ] as const)("numbers event %s on Windows Server 2008", async (_, reason, certificate, eventId) => {
    const expected = expectedLogon({ domainController: windows({ windowsServer: 2008 }) });
    expect(await decideLogon(await certificate(), expected)).toMatchObject({ reason, eventId });
  });
});

import {
  extendedKeyUsage,
  extensionOid,
  keyUsage,
  subjectAltName,
  type Certificate,
  type GeneralName,
} from "@idpkit/x509";
import { describe, expect, it } from "vitest";

import { alice } from "../logon-certificate.test.fixture.js";
import { parseObjectSidText } from "../sid/object-sid.js";
import { sidExtension } from "../sid/sid-extension.js";
import { userPrincipalNameGeneralName } from "../upn/user-principal-name-general-name.js";
import { parseUserPrincipalName } from "../upn/user-principal-name.js";
import { decideLogon } from "./decide-logon.js";
import type { ExpectedLogon } from "./expected-logon.js";
import {
  accountsWith,
  expectedLogon,
  logonCertificate,
  logonCertificateWithout,
  root,
} from "./expected-logon.test.fixture.js";
import type { LogonCheckName, LogonDenyReason } from "./logon-decision.js";

const checkNames = [
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
] as const;

const upnNames = (...upns: readonly string[]) =>
  subjectAltName(upns.map((upn) => userPrincipalNameGeneralName(parseUserPrincipalName(upn))) as [GeneralName]);
const malformed = (oid: string) => ({ oid, critical: false, value: Uint8Array.of(0x30, 0x00) });
const { subjectAltName: sanOid, extKeyUsage: extKeyUsageOid, keyUsage: keyUsageOid } = extensionOid;
const sidOid = "1.3.6.1.4.1.311.25.2";
const otherSid = parseObjectSidText("S-1-5-21-1004336348-1177238915-682003330-1105");

/** One thing that is wrong: with the certificate, or with what the domain controller holds against it. */
interface Fault {
  readonly reason: LogonDenyReason;
  readonly what: string;
  readonly certificate?: () => Promise<Certificate>;
  readonly expected?: () => Partial<ExpectedLogon>;
}

const faults: readonly Fault[] = [
  { reason: "chain-not-trusted", what: "no root", expected: () => ({ trustAnchors: [] }) },
  { reason: "chain-not-trusted", what: "no intermediate", expected: () => ({ intermediates: [] }) },
  {
    reason: "chain-not-trusted",
    what: "an unknown critical extension",
    certificate: () => logonCertificate({ x: { ...malformed("1.3.6.1.4.1.32473.1"), critical: true } }),
  },
  { reason: "issuer-not-in-nt-auth", what: "an empty store", expected: () => ({ ntAuth: [] }) },
  { reason: "issuer-not-in-nt-auth", what: "the root only", expected: () => ({ ntAuth: [root.certificate] }) },
  {
    reason: "certificate-not-yet-valid",
    what: "a second before",
    expected: () => ({ at: new Date("2026-12-31T23:59:59Z") }),
  },
  {
    reason: "certificate-expired",
    what: "a second after",
    certificate: () => logonCertificate({}, { notAfter: new Date("2027-03-01T11:59:59Z") }),
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
    reason: "user-principal-name-malformed",
    what: "an empty subjectAltName",
    certificate: () => logonCertificate({ [sanOid]: malformed(sanOid) }),
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
    certificate: () => logonCertificate({ [sanOid]: upnNames(alice.userPrincipalName, "bob@corp.example.com") }),
  },
  {
    reason: "account-unknown",
    what: "a UPN of nobody",
    certificate: () => logonCertificate({ [sanOid]: upnNames("bob@corp.example.com") }),
  },
  { reason: "account-mismatch", what: "another who asks", expected: () => ({ sAMAccountName: "bob" }) },
  {
    reason: "sid-extension-malformed",
    what: "no SID in it",
    certificate: () => logonCertificate({ [sidOid]: malformed(sidOid) }),
  },
  { reason: "sid-extension-missing", what: "none", certificate: () => logonCertificateWithout(sidOid) },
  {
    reason: "object-sid-mismatch",
    what: "another SID in the certificate",
    certificate: () => logonCertificate({ [sidOid]: sidExtension(otherSid) }),
  },
  {
    reason: "object-sid-mismatch",
    what: "another SID in the directory",
    expected: () => ({ accounts: accountsWith({ ...alice, objectSid: otherSid }) }),
  },
  {
    reason: "account-disabled",
    what: "not enabled",
    expected: () => ({ accounts: accountsWith({ ...alice, enabled: false }) }),
  },
];

const clientNotTrusted = { eventId: 21, kerberosError: "KDC_ERR_CLIENT_NOT_TRUSTED (62)" };
const nameMismatch = { kerberosError: "KDC_ERR_CLIENT_NAME_MISMATCH (75)" };
const certificateMismatch = { kerberosError: "KDC_ERR_CERTIFICATE_MISMATCH (66)" };

/** Which check finds it, and what an administrator finds in Windows. */
const found: Readonly<Record<LogonDenyReason, { readonly check: LogonCheckName; readonly windows: object }>> = {
  "chain-not-trusted": { check: "chain", windows: clientNotTrusted },
  "issuer-not-in-nt-auth": { check: "nt-auth", windows: { eventId: 21 } },
  "certificate-not-yet-valid": { check: "validity", windows: { eventId: 21 } },
  "certificate-expired": { check: "validity", windows: { eventId: 21 } },
  "smart-card-logon-missing": { check: "extended-key-usage", windows: { eventId: 21 } },
  "digital-signature-missing": { check: "key-usage", windows: { eventId: 21 } },
  "user-principal-name-malformed": { check: "user-principal-name", windows: nameMismatch },
  "user-principal-name-missing": { check: "user-principal-name", windows: nameMismatch },
  "user-principal-name-ambiguous": { check: "user-principal-name", windows: nameMismatch },
  "account-unknown": { check: "account", windows: nameMismatch },
  "account-mismatch": { check: "account", windows: nameMismatch },
  "sid-extension-malformed": { check: "sid-extension", windows: certificateMismatch },
  "sid-extension-missing": { check: "sid-extension", windows: { eventId: 39, ...certificateMismatch } },
  "object-sid-mismatch": { check: "object-sid", windows: { eventId: 41, ...certificateMismatch } },
  "account-disabled": { check: "enabled", windows: { kerberosError: "KDC_ERR_CLIENT_REVOKED (18)" } },
};

describe("each check", () => {
  it.each(faults)("denies with $reason: $what", async ({ reason, certificate = logonCertificate, expected }) => {
    const { checks, ...denial } = await decideLogon(await certificate(), expectedLogon(expected?.()));
    const { check, windows } = found[reason];
    const words = { explanation: expect.any(String) as string, remedy: expect.any(String) as string };
    expect(denial).toEqual({ outcome: "deny", reason, ...words, ...windows });
    expect(checks.map(({ name, outcome }) => [name, outcome])).toEqual([
      ...checkNames.slice(0, checkNames.indexOf(check)).map((name) => [name, "pass"]),
      [check, "fail"],
    ]);
  });
});

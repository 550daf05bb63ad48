import { readObjectSid, readUserPrincipalNames } from "@idpkit/cba";
import { formatDistinguishedName, type Certificate } from "@idpkit/x509";

import type { CertificateLogon } from "./log-on-by-certificate.js";

/** Writes what came of a logon for people to read. */
export function formatLogon({ version, account, chain, tickets, whoAmI, ownEntry }: CertificateLogon): string {
  const [certificate, ...authorities] = chain as [Certificate, ...Certificate[]];
  return [
    section("Certificate, issued by @idpkit/private-ca", [
      field("subject", formatDistinguishedName(certificate.subject)),
      field("user principal name", readUserPrincipalNames(certificate).join(", ")),
      field("SID", readObjectSid(certificate) ?? "none"),
      field("valid from", certificate.notBefore.toISOString()),
      field("valid until", certificate.notAfter.toISOString()),
      field("serial number", certificate.serialNumber),
      ...authorities.map(({ subject }) => field("issued by", formatDistinguishedName(subject))),
    ]),
    section(`Tickets, from the domain controller (Samba ${version}), by MIT's kinit`, lines(tickets)),
    section("Who am I, by LDAP over GSSAPI with the ticket", [
      field("ldapwhoami", whoAmI),
      field("sAMAccountName", ownEntry.sAMAccountName),
      field("userPrincipalName", ownEntry.userPrincipalName),
      field("objectSid", ownEntry.objectSid),
    ]),
    `${account.sAMAccountName} is logged on. Nobody knows the password.`,
  ].join("\n\n");
}

function section(title: string, content: readonly string[]): string {
  return [title, ...content.map((line) => `  ${line}`)].join("\n");
}

function field(name: string, value: string): string {
  return `${name.padEnd(20)} ${value}`;
}

function lines(text: string): readonly string[] {
  return text.split("\n").filter((line) => line.trim() !== "");
}

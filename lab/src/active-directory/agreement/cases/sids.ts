import { serializeObjectSid, sidUriGeneralName } from "@idpkit/cba";
import { derTag, serializeDer, subjectAltName, type CertificateExtension } from "@idpkit/x509";

import { sidExtensionAround, sidExtensionOid, sidExtensionWith, sidName } from "../../certificates/extensions.js";
import { upnName } from "../../certificates/names.js";
import type { Account } from "../accounts.js";
import { kdcRefuses } from "../kdc-refusals.js";
import type { LogonCase } from "../logon-case.js";

/** The SID security extension, and the SID in other places. */
export const sidCases: readonly LogonCase[] = [
  ["no SID extension, no altSecurityIdentities", kdcRefuses.noMapping, () => ({ extensions: { sid: undefined } })],
  [
    "no SID extension, issued before the account was created",
    kdcRefuses.noMapping,
    () => ({
      notBefore: new Date(Date.now() - 30 * day),
      extensions: { sid: undefined },
    }),
  ],
  ["SID extension of bob, UPN of alice", kdcRefuses.sid, ({ bob }) => withSid(sidExtensionAround(bob.objectSid))],
  ["SID extension holds rubbish", kdcRefuses.sid, () => withSid(sidExtensionAround("rubbish"))],
  ["SID extension holds nothing", kdcRefuses.sid, () => withSid(sidExtensionAround(""))],
  ["SID of the domain", kdcRefuses.sid, ({ domain }) => withSid(sidExtensionAround(domain.domainSid))],
  [
    "SID of the domain's Administrator",
    kdcRefuses.sid,
    ({ domain }) => withSid(sidExtensionAround(`${domain.domainSid}-500`)),
  ],
  ["SID with a digit too many", kdcRefuses.sid, ({ alice }) => withSid(sidExtensionAround(`${alice.objectSid}0`))],
  ["SID with a small s", kdcRefuses.sid, ({ alice }) => withSid(sidExtensionAround(alice.objectSid.toLowerCase()))],
  [
    "SID with leading zeros",
    kdcRefuses.sid,
    ({ alice }) => withSid(sidExtensionAround(alice.objectSid.replace(/-(\d+)$/, "-0$1"))),
  ],
  ["SID with a blank behind it", kdcRefuses.sid, ({ alice }) => withSid(sidExtensionAround(`${alice.objectSid} `))],
  [
    "SID with a zero octet behind it",
    kdcRefuses.sid,
    ({ alice }) => withSid(sidExtensionAround(`${alice.objectSid}\0`)),
  ],
  [
    "SID in binary",
    kdcRefuses.sid,
    ({ alice }) => withSid(sidExtensionWith([sidName(serializeObjectSid(alice.objectSid))])),
  ],
  [
    "SID as UTF8String",
    kdcRefuses.noMapping,
    ({ alice }) => withSid(sidExtensionWith([sidName(text(alice.objectSid), derTag.utf8String)])),
  ],
  ["SID extension with the SID twice", kdcRefuses.noMapping, ({ alice }) => withSids(alice, alice)],
  ["SID extension with the SIDs of alice and bob", kdcRefuses.noMapping, ({ alice, bob }) => withSids(alice, bob)],
  ["SID extension with the SIDs of bob and alice", kdcRefuses.noMapping, ({ alice, bob }) => withSids(bob, alice)],
  [
    "SID extension with another name before the SID",
    kdcRefuses.noMapping,
    ({ alice }) =>
      withSid(sidExtensionWith([{ type: "dNSName", value: "x.lab.example" }, sidName(text(alice.objectSid))])),
  ],
  [
    "SID extension with a UPN in place of the SID",
    kdcRefuses.noMapping,
    ({ alice }) => withSid(sidExtensionWith([upnName(alice.userPrincipalName)])),
  ],
  ["SID extension without a name", kdcRefuses.noMapping, () => withSid(extension(serializeDer(derTag.sequence)))],
  [
    "SID extension that is a bare text",
    kdcRefuses.noMapping,
    ({ alice }) => withSid(extension(serializeDer(derTag.octetString, text(alice.objectSid)))),
  ],
  ["SID extension that is no DER", kdcRefuses.noMapping, () => withSid(extension(Uint8Array.of(0x30, 0x7f, 0x00)))],
  [
    "SID extension marked critical",
    "accepts",
    ({ alice }) => withSid({ ...sidExtensionAround(alice.objectSid), critical: true }),
  ],
  [
    "SID as SAN URI tag:microsoft.com,2022-09-14:sid:",
    kdcRefuses.noMapping,
    ({ alice }) => ({
      extensions: { subjectAltName: sanWithUri(alice, alice), sid: undefined },
    }),
  ],
  [
    "SID extension right, SAN URI of bob",
    "accepts",
    ({ alice, bob }) => ({
      extensions: { subjectAltName: sanWithUri(alice, bob) },
    }),
  ],
];

function withSid(sid: CertificateExtension) {
  return { extensions: { sid } };
}

function withSids(...accounts: readonly Account[]) {
  return withSid(sidExtensionWith(accounts.map(({ objectSid }) => sidName(text(objectSid)))));
}

function sanWithUri({ userPrincipalName }: Account, { objectSid }: Account): CertificateExtension {
  return subjectAltName([upnName(userPrincipalName), sidUriGeneralName(objectSid)]);
}

function extension(value: Uint8Array): CertificateExtension {
  return { oid: sidExtensionOid, critical: false, value };
}

function text(characters: string): Uint8Array {
  return new TextEncoder().encode(characters);
}

/** Milliseconds. */
const day = 86_400_000;

import { subjectAltName } from "@idpkit/x509";

import { sidExtensionAround } from "../../certificates/extensions.js";
import { upnName } from "../../certificates/names.js";
import type { Account } from "../accounts.js";
import { kdcRefuses } from "../kdc-refusals.js";
import type { Logon, LogonCase } from "../logon-case.js";
import type { World } from "../world.js";
import { issuer, mailbox, mapped, subject } from "./mappings.js";

/** `strong certificate binding enforcement = compatibility`. */
export const compatibilityCases: readonly LogonCase[] = [
  ["sound", "accepts", () => ({})],
  ["UPN alone", kdcRefuses.noMapping, () => ({ extensions: { sid: undefined } })],
  ["SID extension of bob", kdcRefuses.sid, ({ bob }) => ({ extensions: { sid: sidExtensionAround(bob.objectSid) } })],
  ["<I><S>", "accepts", (world) => young(world, `<I>${issuer}<S>${subject}`)],
  [
    "<I><S> in lower case",
    kdcRefuses.subjectMapping,
    (world) => young(world, `<I>${issuer}<S>${subject.toLowerCase()}`),
  ],
  ["<I><S>, issuer of another", kdcRefuses.issuerMapping, (world) => young(world, `<I>CN=Other<S>${subject}`)],
  [
    "<I><S>, subject in display order",
    kdcRefuses.subjectMapping,
    (world) => young(world, `<I>${issuer}<S>CN=Alice Liddell,O=Lab`),
  ],
  ["<S><I>", "accepts", (world) => young(world, `<S>${subject}<I>${issuer}`)],
  ["<S>", "accepts", (world) => young(world, `<S>${subject}`)],
  ["<S> with a part of the subject", kdcRefuses.subjectMapping, (world) => young(world, "<S>CN=Alice Liddell")],
  ["<S> of somebody else", kdcRefuses.subjectMapping, (world) => young(world, "<S>O=Lab,CN=Somebody Else")],
  ["<RFC822>", "accepts", (world) => young(world, `<RFC822>${mailbox}`)],
  ["<RFC822> in upper case", kdcRefuses.mailboxMapping, (world) => young(world, `<RFC822>${mailbox.toUpperCase()}`)],
  ["<RFC822> of another", kdcRefuses.mailboxMapping, (world) => young(world, "<RFC822>bob@lab.example")],
  [
    "<RFC822>, certificate without address",
    kdcRefuses.mailboxMapping,
    (world) =>
      young(world, `<RFC822>${mailbox}`, ({ userPrincipalName }) => ({
        subjectAltName: subjectAltName([upnName(userPrincipalName)]),
      })),
  ],
  [
    "<S> and its own SID extension",
    "accepts",
    (world) => young(world, `<S>${subject}`, ({ objectSid }) => ({ sid: sidExtensionAround(objectSid) })),
  ],
  [
    "<S> and SID extension of bob",
    kdcRefuses.sid,
    (world) => young(world, `<S>${subject}`, () => ({ sid: sidExtensionAround(world.bob.objectSid) })),
  ],
  [
    "<S> and SID extension of rubbish",
    kdcRefuses.sid,
    (world) => young(world, `<S>${subject}`, () => ({ sid: sidExtensionAround("rubbish") })),
  ],
  [
    "<S>, certificate older than the account",
    kdcRefuses.noMapping,
    (world) => mapped(world, () => `<S>${subject}`, { notBefore: minutesAgo(30) }),
  ],
];

/** The same with `certificate backdating compensation` of an hour. */
export const backdatingCases: readonly LogonCase[] = [
  [
    "<S>, certificate older than the account by less",
    "accepts",
    (world) => mapped(world, () => `<S>${subject}`, { notBefore: minutesAgo(30) }),
  ],
  [
    "<S>, certificate older than the account by more",
    kdcRefuses.noMapping,
    (world) => mapped(world, () => `<S>${subject}`, { notBefore: minutesAgo(90) }),
  ],
  [
    "UPN alone, certificate older than the account by less",
    kdcRefuses.noMapping,
    () => ({
      notBefore: minutesAgo(30),
      extensions: { sid: undefined },
    }),
  ],
];

/** `strong certificate binding enforcement = none`. */
export const unboundCases: readonly LogonCase[] = [
  ["sound", "accepts", () => ({})],
  ["UPN alone", "accepts", () => ({ extensions: { sid: undefined } })],
  [
    "UPN alone, certificate older than the account",
    "accepts",
    () => ({
      notBefore: minutesAgo(90),
      extensions: { sid: undefined },
    }),
  ],
  ["SID extension of bob", "accepts", ({ bob }) => ({ extensions: { sid: sidExtensionAround(bob.objectSid) } })],
  ["SID extension holds rubbish", "accepts", () => ({ extensions: { sid: sidExtensionAround("rubbish") } })],
  [
    "UPN of bob, SID of alice",
    kdcRefuses.name,
    ({ bob }) => ({
      extensions: { subjectAltName: subjectAltName([upnName(bob.userPrincipalName)]) },
    }),
  ],
  ["no SAN", kdcRefuses.name, () => ({ extensions: { subjectAltName: undefined } })],
  ["<S> of somebody else", "accepts", (world) => mapped(world, () => "<S>O=Lab,CN=Somebody Else")],
];

/** A certificate that is younger than the account, mapped by a string without its `X509:`. */
async function young(
  world: World,
  identity: string,
  extensions: (account: Account) => Required<Logon>["extensions"] = () => ({}),
): Promise<Logon> {
  const account = await world.addAccount();
  return mapped(world, () => identity, { account, notBefore: new Date(), extensions: extensions(account) });
}

function minutesAgo(minutes: number): Date {
  return new Date(Date.now() - minutes * 60_000);
}

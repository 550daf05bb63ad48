import { krb5PrincipalNameGeneralName } from "@idpkit/cba";
import { derTag, distinguishedName, subjectAltName, type GeneralName } from "@idpkit/x509";

import { upnName } from "../../certificates/names.js";
import { kdcRefuses } from "../kdc-refusals.js";
import type { Logon, LogonCase } from "../logon-case.js";
import type { World } from "../world.js";

/** Whom the certificate names, and who asks to log on. The domain is `lab.example`. */
export const nameCases: readonly LogonCase[] = [
  ["UPN of bob, SID of alice; asks for alice", kdcRefuses.name, ({ bob }) => named(upnName(bob.userPrincipalName))],
  [
    "UPN of bob, SID of alice; asks for bob",
    kdcRefuses.sid,
    ({ bob }) => ({
      ...named(upnName(bob.userPrincipalName)),
      principal: "bob",
    }),
  ],
  ["sound, asks for bob", kdcRefuses.sid, () => ({ principal: "bob" })],
  ["sound, asks for ALICE", "accepts", () => ({ principal: "ALICE" })],
  ["sound, asks for an account that is not there", kdcRefuses.unknownAccount, () => ({ principal: "nobody" })],
  ["UPN in upper case", "accepts", () => named(upnName("ALICE@LAB.EXAMPLE"))],
  ["UPN in mixed case", "accepts", () => named(upnName("Alice@Lab.Example"))],
  ["UPN of nobody; asks for alice", kdcRefuses.name, () => named(upnName("nobody@lab.example"))],
  [
    "UPN of nobody; asks for nobody",
    kdcRefuses.unknownAccount,
    () => ({
      ...named(upnName("nobody@lab.example")),
      principal: "nobody",
    }),
  ],
  ["UPN with an unknown suffix", kdcRefuses.name, () => named(upnName("alice@other.example"))],
  ["UPN with a suffix below the domain", kdcRefuses.name, () => named(upnName("alice@sub.lab.example"))],
  ["UPN with the NetBIOS name as suffix", "accepts", () => named(upnName("alice@lab"))],
  ["UPN with a dot behind it", kdcRefuses.name, () => named(upnName("alice@lab.example."))],
  ["UPN with a blank before it", "accepts", () => named(upnName(" alice@lab.example"))],
  ["UPN with a blank behind it", "accepts", () => named(upnName("alice@lab.example "))],
  ["UPN without @", "accepts", () => named(upnName("alice"))],
  ["UPN with nothing behind @", kdcRefuses.name, () => named(upnName("alice@"))],
  ["UPN with nothing before @", kdcRefuses.name, () => named(upnName("@lab.example"))],
  ["UPN with two @", kdcRefuses.name, () => named(upnName("alice@lab.example@lab.example"))],
  ["UPN that is empty", kdcRefuses.name, () => named(upnName(""))],
  ["UPN with a zero octet in it", kdcRefuses.name, () => named(upnName("alice\0@lab.example"))],
  ["UPN with a principal's slash", kdcRefuses.name, () => named(upnName("alice/admin@lab.example"))],
  ["UPN as PrintableString", kdcRefuses.name, () => named(upnName("alice@lab.example", derTag.printableString))],
  ["UPN as IA5String", kdcRefuses.name, () => named(upnName("alice@lab.example", derTag.ia5String))],
  ["no SAN at all, SID extension only", kdcRefuses.name, () => ({ extensions: { subjectAltName: undefined } })],
  ["e-mail address only", kdcRefuses.name, () => named({ type: "rfc822Name", value: "alice@lab.example" })],
  ["dNSName only", kdcRefuses.name, () => named({ type: "dNSName", value: "alice.lab.example" })],
  ["directoryName only", kdcRefuses.name, (world) => directoryName(world)],
  ["KRB5PrincipalName SAN in place of the UPN", "accepts", () => named(principal("LAB.EXAMPLE", "alice"))],
  ["KRB5PrincipalName of bob", kdcRefuses.name, () => named(principal("LAB.EXAMPLE", "bob"))],
  ["KRB5PrincipalName of another realm", kdcRefuses.name, () => named(principal("OTHER.EXAMPLE", "alice"))],
  ["KRB5PrincipalName with the realm in lower case", kdcRefuses.name, () => named(principal("lab.example", "alice"))],
  ["KRB5PrincipalName with the name in upper case", kdcRefuses.name, () => named(principal("LAB.EXAMPLE", "ALICE"))],
  [
    "KRB5PrincipalName of alice, asks for ALICE",
    kdcRefuses.name,
    () => ({ ...named(principal("LAB.EXAMPLE", "alice")), principal: "ALICE" }),
  ],
  [
    "KRB5PrincipalName in upper case, asks for ALICE",
    "accepts",
    () => ({ ...named(principal("LAB.EXAMPLE", "ALICE")), principal: "ALICE" }),
  ],
  [
    "KRB5PrincipalName of alice, asks for the enterprise name",
    "accepts",
    () => ({ ...named(principal("LAB.EXAMPLE", "alice")), enterpriseName: "alice@lab.example" }),
  ],
  [
    "KRB5PrincipalName of a service",
    kdcRefuses.name,
    () => named(krb5PrincipalNameGeneralName({ realm: "LAB.EXAMPLE", nameType: 2, components: ["alice", "host"] })),
  ],
  [
    "KRB5PrincipalName of alice with the type of a service",
    "accepts",
    () => named(krb5PrincipalNameGeneralName({ realm: "LAB.EXAMPLE", nameType: 2, components: ["alice"] })),
  ],
  [
    "KRB5PrincipalName of alice, UPN of bob",
    "accepts",
    () => named(principal("LAB.EXAMPLE", "alice"), upnName("bob@lab.example")),
  ],
  [
    "UPN of bob, KRB5PrincipalName of alice",
    "accepts",
    () => named(upnName("bob@lab.example"), principal("LAB.EXAMPLE", "alice")),
  ],
  [
    "UPN of alice, KRB5PrincipalName of bob",
    "accepts",
    () => named(upnName("alice@lab.example"), principal("LAB.EXAMPLE", "bob")),
  ],
  [
    "KRB5PrincipalNames of bob and of alice",
    "accepts",
    () => named(principal("LAB.EXAMPLE", "bob"), principal("LAB.EXAMPLE", "alice")),
  ],
  ["two UPNs", kdcRefuses.name, () => named(upnName("alice@lab.example"), upnName("bob@lab.example"))],
  ["the same UPN twice", kdcRefuses.name, () => named(upnName("alice@lab.example"), upnName("alice@lab.example"))],
  [
    "UPN among e-mail and DNS names",
    "accepts",
    () =>
      named({ type: "rfc822Name", value: "a@lab.example" }, upnName("alice@lab.example"), {
        type: "dNSName",
        value: "x.lab.example",
      }),
  ],
  [
    "SAN marked critical",
    "accepts",
    ({ alice }) => ({
      extensions: { subjectAltName: { ...subjectAltName([upnName(alice.userPrincipalName)]), critical: true } },
    }),
  ],
  ["subject without attributes", "accepts", () => ({ subject: distinguishedName([]) })],
  ["subject is bob's", "accepts", () => ({ subject: distinguishedName([["CN", "bob"]]) })],
  [
    "userPrincipalName of another suffix; UPN the same; asks for the account",
    "accepts",
    async (world) => ({
      account: await corporate(world, "a"),
    }),
  ],
  [
    "the same, asks for the enterprise name",
    "accepts",
    async (world) => ({
      account: await corporate(world, "b"),
      enterpriseName: "b@corp.test",
    }),
  ],
  [
    "the same, asks for the enterprise name in upper case",
    "accepts",
    async (world) => ({
      account: await corporate(world, "c"),
      enterpriseName: "C@CORP.TEST",
    }),
  ],
  [
    "the same, UPN is the implicit one, sAMAccountName@domain",
    "accepts",
    async (world) => {
      const account = await corporate(world, "d");
      return { account, ...named(upnName(`${account.sAMAccountName}@lab.example`)) };
    },
  ],
  [
    "the same, UPN is the implicit one; asks for the enterprise name",
    "accepts",
    async (world) => {
      const account = await corporate(world, "e");
      const implicit = named(upnName(`${account.sAMAccountName}@lab.example`));
      return { account, ...implicit, enterpriseName: "e@corp.test" };
    },
  ],
  [
    "asks for what is no sAMAccountName, but stands before the @ of a userPrincipalName",
    "accepts",
    async (world) => ({
      account: await world.addAccount({ userPrincipalName: "a.liddell@lab.example" }),
      principal: "a.liddell",
    }),
  ],
  ["enterprise name that is the implicit UPN", "accepts", () => ({ enterpriseName: "alice@lab.example" })],
  ["enterprise name of nobody", kdcRefuses.unknownAccount, () => ({ enterpriseName: "nobody@lab.example" })],
  ["enterprise name of bob", kdcRefuses.sid, () => ({ enterpriseName: "bob@lab.example" })],
  ["account without userPrincipalName, implicit UPN", "accepts", (world) => withoutUpn(world)],
  [
    "userPrincipalName of umlauts",
    "accepts",
    async (world) => ({
      account: await world.addAccount({ userPrincipalName: "jürgen@lab.example" }),
    }),
  ],
  [
    "userPrincipalName of umlauts, UPN in upper case",
    "accepts",
    async (world) => ({
      account: await world.addAccount({ userPrincipalName: "jörg@lab.example" }),
      ...named(upnName("JÖRG@LAB.EXAMPLE")),
    }),
  ],
  ["computer, dNSName", kdcRefuses.name, (world) => computer(world, { type: "dNSName", value: "pc.lab.example" })],
  [
    "computer, dNSName of another",
    kdcRefuses.name,
    (world) => computer(world, { type: "dNSName", value: "other.lab.example" }),
  ],
  ["computer, implicit UPN", "accepts", (world) => computer(world, upnName("pc$@lab.example"))],
];

function named(...names: readonly [GeneralName, ...GeneralName[]]): Logon {
  return { extensions: { subjectAltName: subjectAltName(names) } };
}

function principal(realm: string, name: string): GeneralName {
  return krb5PrincipalNameGeneralName({ realm, nameType: 1, components: [name] });
}

/** The name of the root, as no other is at hand in parsed form. */
function directoryName({ authorities }: World): Logon {
  return named({ type: "directoryName", value: authorities.root.certificate.subject });
}

/** An account whose userPrincipalName has nothing to do with its name and domain. */
async function corporate(world: World, prefix: string) {
  return world.addAccount({ userPrincipalName: `${prefix}@corp.test` });
}

function computer({ computer: account }: World, name: GeneralName): Logon {
  return { account, ...named(name) };
}

async function withoutUpn(world: World): Promise<Logon> {
  const account = await world.addAccount({ userPrincipalName: [] });
  return { account, ...named(upnName(`${account.sAMAccountName}@lab.example`)) };
}

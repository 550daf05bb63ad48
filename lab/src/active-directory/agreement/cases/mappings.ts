import { createHash } from "node:crypto";

import { altSecurityIdentitiesOf, type OfferedIdentity } from "@idpkit/cba";
import { distinguishedName, readSubjectKeyIdentifier, subjectAltName, type Certificate } from "@idpkit/x509";

import { writeAuthority } from "../../certificates/authority.js";
import { sidExtensionAround } from "../../certificates/extensions.js";
import { upnName } from "../../certificates/names.js";
import type { Account } from "../accounts.js";
import { kdcRefuses } from "../kdc-refusals.js";
import type { Logon, LogonCase } from "../logon-case.js";
import type { World } from "../world.js";

/** `altSecurityIdentities` of accounts whose certificate has no SID extension, unless it says so. */
export const mappingCases: readonly LogonCase[] = [
  ["<I>encoded order<SR>octets reversed", "accepts", (world) => mapped(world, (c) => `<I>${issuer}<SR>${reversed(c)}`)],
  [
    "<I><SR> in lower case hex",
    "accepts",
    (world) => mapped(world, (c) => `<I>${issuer}<SR>${reversed(c).toLowerCase()}`),
  ],
  [
    "<I> in lower case",
    kdcRefuses.issuerMapping,
    (world) => mapped(world, (c) => `<I>${issuer.toLowerCase()}<SR>${reversed(c)}`),
  ],
  [
    "<I><SR>serial not reversed",
    kdcRefuses.serialMapping,
    (world) => mapped(world, (c) => `<I>${issuer}<SR>${c.serialNumber.toUpperCase()}`),
  ],
  [
    "<I>display order (CN first)<SR>",
    kdcRefuses.issuerMapping,
    (world) => mapped(world, (c) => `<I>CN=Matrix Directory CA,DC=lab,DC=example<SR>${reversed(c)}`),
  ],
  [
    "<I> with blanks after the commas",
    kdcRefuses.issuerMapping,
    (world) => mapped(world, (c) => `<I>DC=example, DC=lab, CN=Matrix Directory CA<SR>${reversed(c)}`),
  ],
  [
    "<I> of another CA",
    kdcRefuses.issuerMapping,
    (world) => mapped(world, (c) => `<I>CN=Matrix Root<SR>${reversed(c)}`),
  ],
  [
    "<I> with a part of the name",
    kdcRefuses.issuerMapping,
    (world) => mapped(world, (c) => `<I>CN=Matrix Directory CA<SR>${reversed(c)}`),
  ],
  ["<SR> of another certificate", kdcRefuses.serialMapping, (world) => mapped(world, () => `<I>${issuer}<SR>1234`)],
  ["<SR> alone", kdcRefuses.noMapping, (world) => mapped(world, (c) => `<SR>${reversed(c)}`)],
  ["<I> alone", kdcRefuses.noMapping, (world) => mapped(world, () => `<I>${issuer}`)],
  ["<SR> before <I>", "accepts", (world) => mapped(world, (c) => `<SR>${reversed(c)}<I>${issuer}`)],
  [
    "<SR> without the sign octet of a high serial number",
    "accepts",
    (world) =>
      mapped(world, (c) => `<I>${issuer}<SR>${reversed(c).replace(/00$/, "")}`, { serialNumber: highSerialNumber }),
  ],
  [
    "<SR> with the sign octet of a high serial number",
    kdcRefuses.serialMapping,
    (world) => mapped(world, (c) => `<I>${issuer}<SR>${reversed(c)}`, { serialNumber: highSerialNumber }),
  ],
  [
    "<I> of a CA with a comma in its name",
    kdcRefuses.issuerMapping,
    async (world) => {
      const ca = await writeAuthority(world.authorities.root, { subject: distinguishedName([["O", "Lab, Inc."]]) });
      return mapped(world, (c) => `<I>O=Lab, Inc.<SR>${reversed(c)}`, { issuer: ca });
    },
  ],
  [
    "<I><SID>",
    kdcRefuses.noMapping,
    async (world) => {
      const account = await world.addAccount();
      return mapped(world, () => `<I>${issuer}<SID>${account.objectSid}`, { account });
    },
  ],
  ["<SKI>", "accepts", (world) => mapped(world, (c) => `<SKI>${keyIdentifier(c)}`)],
  ["<SKI> lower case", "accepts", (world) => mapped(world, (c) => `<SKI>${keyIdentifier(c).toLowerCase()}`)],
  ["<SKI> with a blank behind it", kdcRefuses.noMapping, (world) => mapped(world, (c) => `<SKI>${keyIdentifier(c)} `)],
  [
    "<SKI>, certificate has none",
    kdcRefuses.noMapping,
    (world) => mapped(world, () => `<SKI>${"00".repeat(20)}`, { keyIdentifiers: false }),
  ],
  [
    "<SKI> of the CA",
    kdcRefuses.noMapping,
    (world) => mapped(world, () => `<SKI>${keyIdentifier(world.authorities.directoryRoot.certificate)}`),
  ],
  ["<SHA1-PUKEY> SHA-1 of the certificate", "accepts", (world) => mapped(world, (c) => `<SHA1-PUKEY>${sha1(c.der)}`)],
  [
    "<SHA1-PUKEY> in lower case",
    "accepts",
    (world) => mapped(world, (c) => `<SHA1-PUKEY>${sha1(c.der).toLowerCase()}`),
  ],
  [
    "<SHA1-PUKEY> SHA-1 of the SubjectPublicKeyInfo",
    kdcRefuses.noMapping,
    (world) => mapped(world, (c) => `<SHA1-PUKEY>${sha1(c.subjectPublicKeyInfo)}`),
  ],
  [
    "<SHA1-PUKEY> SHA-1 of the public key bits",
    kdcRefuses.noMapping,
    (world) => mapped(world, (c) => `<SHA1-PUKEY>${keyIdentifier(c)}`),
  ],
  ["<I><S> (weak)", kdcRefuses.noMapping, (world) => mapped(world, () => `<I>${issuer}<S>${subject}`)],
  ["<S> (weak)", kdcRefuses.noMapping, (world) => mapped(world, () => `<S>${subject}`)],
  ["<RFC822> (weak)", kdcRefuses.noMapping, (world) => mapped(world, () => `<RFC822>${mailbox}`)],
  ["<S> of somebody else", kdcRefuses.noMapping, (world) => mapped(world, () => "<S>O=Lab,CN=Somebody Else")],
  [
    "<S> (weak), certificate older than the account",
    kdcRefuses.noMapping,
    (world) => mapped(world, () => `<S>${subject}`, { notBefore: new Date(Date.now() - 30 * 86_400_000) }),
  ],
  [
    "Kerberos:alice@LAB.EXAMPLE",
    kdcRefuses.noMapping,
    (world) => withIdentities(world, () => ["Kerberos:alice@LAB.EXAMPLE"]),
  ],
  [
    "x509: in lower case before <SKI>",
    kdcRefuses.noMapping,
    (world) => withIdentities(world, (c) => [`x509:<SKI>${keyIdentifier(c)}`]),
  ],
  ["<ski> in lower case", kdcRefuses.noMapping, (world) => mapped(world, (c) => `<ski>${keyIdentifier(c)}`)],
  ["rubbish", kdcRefuses.noMapping, (world) => mapped(world, () => "<rubbish")],
  [
    "several identities, the last fits",
    "accepts",
    (world) =>
      withIdentities(world, (c) => ["X509:<S>O=Other", "rubbish", "X509:<SKI>00", `X509:<SKI>${keyIdentifier(c)}`]),
  ],
  ["<I><SR> as altSecurityIdentitiesOf offers it", "accepts", (world) => offered(world, "X509IssuerSerialNumber")],
  ["<SKI> as altSecurityIdentitiesOf offers it", "accepts", (world) => offered(world, "X509SKI")],
  ["<SHA1-PUKEY> as altSecurityIdentitiesOf offers it", "accepts", (world) => offered(world, "X509SHA1PublicKey")],
  [
    "<SKI>, certificate without any SAN",
    kdcRefuses.name,
    (world) =>
      mapped(world, (c) => `<SKI>${keyIdentifier(c)}`, { extensions: { sid: undefined, subjectAltName: undefined } }),
  ],
  [
    "<SKI>, UPN of bob",
    kdcRefuses.name,
    (world) =>
      mapped(world, (c) => `<SKI>${keyIdentifier(c)}`, {
        extensions: { sid: undefined, subjectAltName: subjectAltName([upnName(world.bob.userPrincipalName)]) },
      }),
  ],
  [
    "strong mapping of another certificate, SID extension right",
    "accepts",
    async (world) => {
      const account = await world.addAccount();
      return mapped(world, () => `<SKI>${"00".repeat(20)}`, { account, ...ownSid(account) });
    },
  ],
  [
    "weak mapping of another certificate, SID extension right",
    "accepts",
    async (world) => {
      const account = await world.addAccount();
      return mapped(world, () => "<S>O=Other", { account, ...ownSid(account) });
    },
  ],
  [
    "strong mapping fits, but the SID extension is bob's",
    "accepts",
    (world) =>
      mapped(world, (c) => `<SKI>${keyIdentifier(c)}`, {
        extensions: { sid: sidExtensionAround(world.bob.objectSid) },
      }),
  ],
  [
    "strong mapping fits, the SID extension holds rubbish",
    "accepts",
    (world) => mapped(world, (c) => `<SKI>${keyIdentifier(c)}`, { extensions: { sid: sidExtensionAround("rubbish") } }),
  ],
  [
    "weak mapping fits, but the SID extension is bob's",
    kdcRefuses.sid,
    (world) => mapped(world, () => `<S>${subject}`, { extensions: { sid: sidExtensionAround(world.bob.objectSid) } }),
  ],
];

/** A certificate without SID extension for a new account that is mapped by one string, without its `X509:`. */
export async function mapped(
  world: World,
  identity: (certificate: Certificate) => string,
  oddities?: Logon,
): Promise<Logon> {
  return withIdentities(world, (certificate) => [`X509:${identity(certificate)}`], oddities);
}

/** What an administrator would paste. */
async function offered(world: World, wanted: OfferedIdentity["type"]): Promise<Logon> {
  return withIdentities(world, (certificate) =>
    altSecurityIdentitiesOf(certificate, { dialect: "samba" })
      .offered.filter(({ type }) => type === wanted)
      .map(({ value }) => value),
  );
}

async function withIdentities(
  world: World,
  identities: (certificate: Certificate) => readonly string[],
  { account, extensions, ...oddities }: Logon = {},
): Promise<Logon> {
  const owner = account ?? (await world.addAccount());
  const names = subjectAltName([{ type: "rfc822Name", value: mailbox }, upnName(owner.userPrincipalName)]);
  const certificate = await world.certify({
    issuer: world.authorities.directoryRoot,
    subject: subjectName,
    ...oddities,
    account: owner,
    extensions: { sid: undefined, subjectAltName: names, ...extensions },
  });
  await world.domain.modifyAccount(owner.sAMAccountName, { altSecurityIdentities: identities(certificate) });
  return { account: owner, certificate, sentAlong: oddities.issuer?.chain.slice(0, -1) ?? [] };
}

function ownSid({ objectSid }: Account): Logon {
  return { extensions: { sid: sidExtensionAround(objectSid) } };
}

/** The octets of the serial number, the last first. */
function reversed({ serialNumber }: Certificate): string {
  return (serialNumber.match(/../g) ?? []).toReversed().join("").toUpperCase();
}

function keyIdentifier(certificate: Certificate): string {
  return Buffer.from(readSubjectKeyIdentifier(certificate) ?? [])
    .toString("hex")
    .toUpperCase();
}

function sha1(octets: Uint8Array): string {
  return createHash("sha1").update(octets).digest("hex").toUpperCase();
}

/** As the octets of the names say them, in the words of `altSecurityIdentities`. */
export const issuer = "DC=example,DC=lab,CN=Matrix Directory CA";
export const subject = "O=Lab,CN=Alice Liddell";
export const mailbox = "alice.liddell@lab.example";

const subjectName = distinguishedName([
  ["O", "Lab"],
  ["CN", "Alice Liddell"],
]);
const highSerialNumber = new Uint8Array(16).fill(0xb2);

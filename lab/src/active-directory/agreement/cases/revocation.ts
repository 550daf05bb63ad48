import { unknownExtension } from "../../certificates/extensions.js";
import { writeAuthority } from "../../certificates/authority.js";
import { writeRevocationList, type ListContents } from "../../certificates/write-revocation-list.js";
import { kdcRefuses } from "../kdc-refusals.js";
import type { Logon, LogonCase } from "../logon-case.js";
import type { World } from "../world.js";

/** What the KDC makes of two revocation lists: the root's and the issuing CA's. */
export const revocationCases: readonly LogonCase[] = [
  ["issued by the root, not revoked", "accepts", async (world) => issued(world, "root", await lists(world))],
  ["issued by the issuing CA, not revoked", "accepts", async (world) => issued(world, "issuing", await lists(world))],
  ["revoked by the root", kdcRefuses.revoked, (world) => revoked(world, "root")],
  ["revoked by the issuing CA", kdcRefuses.revoked, (world) => revoked(world, "issuing")],
  ["on hold", kdcRefuses.revoked, (world) => revoked(world, "issuing", { reason: "certificateHold" })],
  [
    "revoked by the list of another CA",
    "accepts",
    async (world) => {
      const certificate = await world.certify({});
      return { certificate, revocationLists: await lists(world, {}, { revoked: [certificate] }) };
    },
  ],
  [
    "issuing CA revoked by the root",
    kdcRefuses.revoked,
    async (world) => {
      const { issuing } = world.authorities;
      return issued(world, "issuing", await lists(world, { revoked: [issuing.certificate] }));
    },
  ],
  [
    "no list of the issuing CA",
    kdcRefuses.unknownStatus,
    async (world) => issued(world, "issuing", await twice(writeRevocationList(world.authorities.root))),
  ],
  [
    "no list of the root",
    kdcRefuses.unknownStatus,
    async (world) => issued(world, "issuing", await twice(writeRevocationList(world.authorities.issuing))),
  ],
  [
    "no list of the root, which issued the certificate",
    kdcRefuses.unknownStatus,
    async (world) => issued(world, "root", await twice(writeRevocationList(world.authorities.issuing))),
  ],
  [
    "list of the issuing CA is stale",
    kdcRefuses.unknownStatus,
    async (world) => issued(world, "issuing", await lists(world, {}, stale())),
  ],
  [
    "list of the root is stale",
    kdcRefuses.unknownStatus,
    async (world) => issued(world, "issuing", await lists(world, stale())),
  ],
  ["list is stale, and the certificate on it", kdcRefuses.unknownStatus, (world) => revoked(world, "issuing", stale())],
  [
    "list is issued tomorrow",
    kdcRefuses.unknownStatus,
    async (world) => issued(world, "issuing", await lists(world, {}, { thisUpdate: inDays(1), nextUpdate: inDays(2) })),
  ],
  [
    "list is signed by another CA of the same name",
    kdcRefuses.unknownStatus,
    async (world) => {
      const { namesake, issuing } = world.authorities;
      const forged = [await writeRevocationList(namesake), await writeRevocationList(issuing)];
      return issued(world, "root", forged);
    },
  ],
  [
    "list has an unknown critical extension",
    kdcRefuses.listExtension,
    async (world) => issued(world, "issuing", await lists(world, {}, { extensions: [unknownExtension(true)] })),
  ],
  [
    "list has an unknown extension",
    "accepts",
    async (world) => issued(world, "issuing", await lists(world, {}, { extensions: [unknownExtension(false)] })),
  ],
  [
    "delta list in place of a complete one",
    kdcRefuses.listExtension,
    async (world) => issued(world, "issuing", await lists(world, {}, { baseCrlNumber: 1n })),
  ],
  [
    "delta list in place of a complete one, certificate on it",
    kdcRefuses.listExtension,
    (world) => revoked(world, "issuing", { baseCrlNumber: 1n }),
  ],
  [
    "authority in between has no list",
    kdcRefuses.unknownStatus,
    async (world) => ({
      issuer: await writeAuthority(world.authorities.root),
      revocationLists: await lists(world),
    }),
  ],
];

type ListIssuer = "root" | "issuing";

async function issued(world: World, issuer: ListIssuer, revocationLists: readonly Uint8Array[]): Promise<Logon> {
  return Promise.resolve({ issuer: world.authorities[issuer], revocationLists });
}

async function revoked(world: World, issuer: ListIssuer, contents?: ListContents): Promise<Logon> {
  const certificate = await world.certify({ issuer: world.authorities[issuer] });
  const list = { ...contents, revoked: [certificate] };
  const revocationLists = await (issuer === "root" ? lists(world, list) : lists(world, {}, list));
  return { certificate, sentAlong: world.authorities[issuer].chain.slice(0, -1), revocationLists };
}

/** A list of the root and one of the issuing CA. */
export async function lists(
  { authorities: { root, issuing } }: Pick<World, "authorities">,
  ofRoot?: ListContents,
  ofIssuing?: ListContents,
): Promise<readonly Uint8Array[]> {
  return Promise.all([writeRevocationList(root, ofRoot), writeRevocationList(issuing, ofIssuing)]);
}

async function twice(list: Promise<Uint8Array>): Promise<readonly Uint8Array[]> {
  return [await list, await list];
}

function stale(): ListContents {
  return { thisUpdate: inDays(-2), nextUpdate: inDays(-1) };
}

function inDays(days: number): Date {
  return new Date(Date.now() + days * 86_400_000);
}

import { keyPurpose } from "@idpkit/cba";
import {
  basicConstraints,
  createCertificateSigner,
  distinguishedName,
  extendedKeyUsage,
  keyUsage,
  nameConstraints,
} from "@idpkit/x509";

import { writeAuthority } from "../../certificates/authority.js";
import { unknownExtension } from "../../certificates/extensions.js";
import { upnName } from "../../certificates/names.js";
import { kdcRefuses } from "../kdc-refusals.js";
import type { Logon, LogonCase } from "../logon-case.js";
import type { World } from "../world.js";

/** Authorities between the certificate and an anchor. */
export const pathCases: readonly LogonCase[] = [
  ["intermediate CA, not sent", kdcRefuses.path, ({ authorities }) => ({ issuer: authorities.issuing, sentAlong: [] })],
  ["intermediate CA, sent along", "accepts", ({ authorities }) => ({ issuer: authorities.issuing })],
  [
    "intermediate CA and root sent along",
    "accepts",
    ({ authorities: { issuing } }) => ({
      issuer: issuing,
      sentAlong: issuing.chain,
    }),
  ],
  [
    "intermediate CA sent along among others",
    "accepts",
    ({ authorities }) => ({
      issuer: authorities.issuing,
      sentAlong: [authorities.stranger.certificate, authorities.ecRoot.certificate, authorities.issuing.certificate],
    }),
  ],
  [
    "only the issuing CA is an anchor, not its root",
    "accepts",
    ({ authorities }) => ({
      issuer: authorities.trustedIssuing,
      sentAlong: [],
    }),
  ],
  [
    "three authorities below the root, not in order",
    "accepts",
    async ({ authorities }) => {
      const first = await writeAuthority(authorities.directoryRoot, { subject: named("First CA") });
      const second = await writeAuthority(first, { subject: named("Second CA") });
      const issuer = await writeAuthority(second, { subject: named("Third CA") });
      return { issuer, sentAlong: [first, issuer, second].map(({ certificate }) => certificate) };
    },
  ],
  [
    "path length exceeded",
    kdcRefuses.pathLength,
    async ({ authorities }) => ({
      issuer: await writeAuthority(authorities.issuing),
    }),
  ],
  [
    "path length of the root exceeded",
    kdcRefuses.pathLength,
    async ({ authorities }) => {
      const first = await writeAuthority(authorities.root, { subject: named("First CA") });
      return { issuer: await writeAuthority(first, { subject: named("Second CA") }) };
    },
  ],
  [
    "issuer is CA:FALSE",
    kdcRefuses.notAnAuthority,
    (world) =>
      below(world, {
        extensions: { basicConstraints: basicConstraints({ ca: false }), keyUsage: keyUsage(["digitalSignature"]) },
      }),
  ],
  [
    "issuer is CA:FALSE, with keyCertSign",
    kdcRefuses.notAnAuthority,
    (world) => below(world, { extensions: { basicConstraints: basicConstraints({ ca: false }) } }),
  ],
  [
    "issuer lacks basicConstraints",
    kdcRefuses.notAnAuthority,
    (world) => below(world, { extensions: { basicConstraints: undefined } }),
  ],
  [
    "issuer lacks keyCertSign",
    kdcRefuses.notAnAuthority,
    (world) => below(world, { extensions: { keyUsage: keyUsage(["digitalSignature"]) } }),
  ],
  ["issuer lacks keyUsage", "accepts", (world) => below(world, { extensions: { keyUsage: undefined } })],
  [
    "issuer's basicConstraints not critical",
    "accepts",
    (world) =>
      below(world, { extensions: { basicConstraints: { ...basicConstraints({ ca: true }), critical: false } } }),
  ],
  [
    "issuer limited to EKU serverAuth",
    "accepts",
    (world) => below(world, { extensions: { extendedKeyUsage: extendedKeyUsage([keyPurpose.serverAuth]) } }),
  ],
  [
    "issuer with an unknown critical extension",
    "accepts",
    (world) => below(world, { extensions: { unknown: unknownExtension(true) } }),
  ],
  ["issuer without key identifiers", "accepts", (world) => below(world, { keyIdentifiers: false })],
  [
    "issuer expired",
    kdcRefuses.path,
    (world) => below(world, { notBefore: new Date("2025-01-01"), notAfter: new Date("2026-01-01") }),
  ],
  [
    "issuer not yet valid",
    kdcRefuses.path,
    (world) => below(world, { notBefore: new Date("2040-01-01"), notAfter: new Date("2041-01-01") }),
  ],
  [
    "issuer valid for less long than the certificate",
    "accepts",
    (world) => below(world, { notAfter: new Date(Date.now() + 60_000) }),
  ],
  [
    "issuer is another user's certificate",
    kdcRefuses.notAnAuthority,
    async (world) => {
      const { bob, keys, authorities } = world;
      const certificate = await world.certify({ account: bob });
      const issuer = {
        certificate,
        signer: createCertificateSigner(keys.privateKey),
        chain: [certificate, ...authorities.root.chain],
      };
      return { issuer };
    },
  ],
  [
    "name constraints permit UPN @other.example only",
    kdcRefuses.nameConstraints,
    (world) => constrained(world, { permittedSubtrees: [upnName("@other.example")] }),
  ],
  [
    "name constraints permit UPN @lab.example",
    kdcRefuses.nameConstraints,
    (world) => constrained(world, { permittedSubtrees: [upnName("@lab.example")] }),
  ],
  [
    "name constraints permit UPN lab.example",
    kdcRefuses.nameConstraints,
    (world) => constrained(world, { permittedSubtrees: [upnName("lab.example")] }),
  ],
  [
    "name constraints permit UPN .example",
    kdcRefuses.nameConstraints,
    (world) => constrained(world, { permittedSubtrees: [upnName(".example")] }),
  ],
  [
    "name constraints permit UPN @LAB.EXAMPLE",
    kdcRefuses.nameConstraints,
    (world) => constrained(world, { permittedSubtrees: [upnName("@LAB.EXAMPLE")] }),
  ],
  [
    "name constraints exclude UPN @lab.example",
    "accepts",
    (world) => constrained(world, { excludedSubtrees: [upnName("@lab.example")] }),
  ],
  [
    "name constraints exclude UPN @other.example",
    "accepts",
    (world) => constrained(world, { excludedSubtrees: [upnName("@other.example")] }),
  ],
  [
    "name constraints permit the UPN as a whole",
    kdcRefuses.nameConstraints,
    (world) => constrained(world, { permittedSubtrees: [upnName("alice@lab.example")] }),
  ],
  [
    "name constraints exclude the UPN as a whole",
    "accepts",
    (world) => constrained(world, { excludedSubtrees: [upnName("alice@lab.example")] }),
  ],
  [
    "name constraints exclude the subject",
    kdcRefuses.nameConstraints,
    (world) =>
      constrained(world, { excludedSubtrees: [directoryName(world)] }, world.authorities.root.certificate.subject.der),
  ],
  [
    "name constraints permit another subject only",
    kdcRefuses.nameConstraints,
    (world) => constrained(world, { permittedSubtrees: [directoryName(world)] }),
  ],
  [
    "name constraints permit dNSName other.example only, there is none",
    kdcRefuses.nameConstraints,
    (world) => constrained(world, { permittedSubtrees: [{ type: "dNSName", value: "other.example" }] }),
  ],
];

async function below({ authorities }: World, oddities: Parameters<typeof writeAuthority>[1]): Promise<Logon> {
  return { issuer: await writeAuthority(authorities.root, oddities) };
}

async function constrained(
  world: World,
  constraints: Parameters<typeof nameConstraints>[0],
  subject?: Uint8Array,
): Promise<Logon> {
  const logon = await below(world, { extensions: { nameConstraints: nameConstraints(constraints) } });
  return { ...logon, ...(subject && { subject }) };
}

/** The name of the root, as no other is at hand in parsed form. */
function directoryName({ authorities }: World) {
  return { type: "directoryName", value: authorities.root.certificate.subject } as const;
}

function named(commonName: string): Uint8Array {
  return distinguishedName([["CN", commonName]]);
}

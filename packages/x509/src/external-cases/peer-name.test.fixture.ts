import { BlockList, isIP } from "node:net";

import type { Certificate } from "../certificate/certificate.js";
import { readSubjectAltName } from "../extensions/subject-alt-name.js";
import type { GeneralName } from "../name/general-name.js";
import { readFields, type CaseFields } from "./case-fields.test.fixture.js";
import { CaseRefusal } from "./case-refusal.test.fixture.js";

/** Whom a certificate has to name, in the words of x509-limbo. */
export interface PeerName {
  readonly kind: "DNS" | "IP" | "RFC822";
  readonly value: string;
}

/** Reads `expected_peer_name` and `expected_peer_names`: all of them count. */
export function readPeerNames({ expected_peer_name, expected_peer_names }: CaseFields): readonly PeerName[] {
  const names: readonly unknown[] = Array.isArray(expected_peer_names) ? expected_peer_names : [];
  return [expected_peer_name, ...names].filter((name) => name !== null && name !== undefined).map(readPeerName);
}

function readPeerName(name: unknown): PeerName {
  const { kind, value } = readFields(name);
  if (typeof value !== "string" || (kind !== "DNS" && kind !== "IP" && kind !== "RFC822")) {
    throw new CaseRefusal("case-malformed");
  }
  return { kind, value };
}

/** Tells whether subjectAltName holds the name ([RFC6125] §6.4, [RFC5280] §7). The common name never counts. */
export function isNamed(certificate: Certificate, { kind, value }: PeerName): boolean {
  return readSubjectAltName(certificate).some((name) => matchers[kind](name, value));
}

type Matcher = (name: GeneralName, expected: string) => boolean;

const matchers: Readonly<Record<PeerName["kind"], Matcher>> = {
  DNS: (name, expected) => name.type === "dNSName" && matchesHost(name.value.toLowerCase(), expected.toLowerCase()),
  IP: (name, expected) => name.type === "iPAddress" && sameAddress(formatAddress(name.value), expected),
  RFC822: (name, expected) => name.type === "rfc822Name" && foldHost(name.value) === foldHost(expected),
};

/** `*` stands for the whole first label, with at least two labels behind it. */
function matchesHost(pattern: string, host: string): boolean {
  if (!pattern.startsWith("*.")) return pattern === host;
  const parent = pattern.slice(1);
  return parent.split(".").length > 2 && host.endsWith(parent) && /^[^.]+$/.test(host.slice(0, -parent.length));
}

function foldHost(mailbox: string): string {
  const at = mailbox.lastIndexOf("@");
  return mailbox.slice(0, at) + mailbox.slice(at).toLowerCase();
}

function formatAddress(octets: Uint8Array): string {
  if (octets.length === 4) return octets.join(".");
  return (Buffer.from(octets).toString("hex").match(/.{4}/g) ?? []).join(":");
}

/** Whatever spelling an address of version 6 has. */
function sameAddress(one: string, other: string): boolean {
  if (isIP(one) === 0 || isIP(one) !== isIP(other)) return false;
  const family = isIP(one) === 4 ? "ipv4" : "ipv6";
  const list = new BlockList();
  list.addAddress(one, family);
  return list.check(other, family);
}

import type { Certificate } from "../certificate/certificate.js";
import { toHex } from "../der/hex.js";
import { sameOctets } from "../der/same-octets.js";
import { X509Error } from "../errors.js";
import { readAuthorityKeyIdentifier, readSubjectKeyIdentifier } from "../extensions/key-identifiers.js";
import { sameName } from "../name/same-name.js";
import type { PathSources } from "./path-sources.js";

/** Those that may have issued a certificate, the most likely first. */
export type IssuerCandidates = (certificate: Certificate) => readonly Certificate[];

/**
 * Prepares to find issuers by name ([RFC5280] §6.1.3 (a)(4)). The order is only for speed: first those that have the key which the
 * authorityKeyIdentifier names, then those that are valid, then trust anchors, then as they were given.
 */
export function createIssuerCandidates({ intermediates, trustAnchors, at }: PathSources): IssuerCandidates {
  const sources = withoutDoubles([...trustAnchors, ...intermediates]);
  const found = new Map<Certificate, readonly Certificate[]>();
  return (certificate) => {
    const known = found.get(certificate);
    if (known) return known;
    const candidates = sources.filter(({ subject }) => sameName(subject, certificate.issuer));
    const ordered = candidates.length < 2 ? candidates : sortByLikelihood(candidates, certificate, at);
    found.set(certificate, ordered);
    return ordered;
  };
}

/** Of equals the first stays: a trust anchor itself, whose key is imported already, and not a copy that a stranger sends along. */
function withoutDoubles(certificates: readonly Certificate[]): readonly Certificate[] {
  // Most often serial numbers tell that there are none.
  if (new Set(certificates.map(({ serialNumber }) => serialNumber)).size === certificates.length) return certificates;
  const byOctets = new Map<string, Certificate>();
  for (const certificate of certificates) {
    const octets = toHex(certificate.der);
    if (!byOctets.has(octets)) byOctets.set(octets, certificate);
  }
  return [...byOctets.values()];
}

function sortByLikelihood(candidates: readonly Certificate[], child: Certificate, at: Date): readonly Certificate[] {
  const keyIdentifier = optional(() => readAuthorityKeyIdentifier(child)?.keyIdentifier);
  return candidates
    .map((candidate) => ({ candidate, rank: 2 * keyRank(candidate, keyIdentifier) + validityRank(candidate, at) }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ candidate }) => candidate);
}

function keyRank(candidate: Certificate, keyIdentifier: Uint8Array | undefined): 0 | 1 | 2 {
  const own = optional(() => readSubjectKeyIdentifier(candidate));
  if (!own || !keyIdentifier) return 1;
  return sameOctets(own, keyIdentifier) ? 0 : 2;
}

function validityRank({ notBefore, notAfter }: Certificate, at: Date): 0 | 1 {
  return at >= notBefore && at <= notAfter ? 0 : 1;
}

/** What cannot be read is no help, and is refused later. */
function optional<Value>(read: () => Value | undefined): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof X509Error) return undefined;
    throw error;
  }
}

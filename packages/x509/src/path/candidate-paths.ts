import type { Certificate } from "../certificate/certificate.js";
import { sameOctets } from "../der/same-octets.js";
import { X509Error } from "../errors.js";

/** A path that fits by name only: leaf first, trust anchor last. */
export type CandidatePath = readonly [Certificate, ...Certificate[]];

/**
 * Walks from the leaf to the trust anchors, along equal names ([RFC5280] §6.1.3 (a)(4)), and yields each way there.
 *
 * A path ends at a certificate of `trustAnchors` and nowhere else: a self-signed certificate among the intermediates leads
 * to no anchor. Length and number of steps are bounded, since a stranger may have chosen the intermediates.
 *
 * @throws {@link X509Error} `path-search-exhausted`.
 */
export function* candidatePaths(
  leaf: Certificate,
  { intermediates, trustAnchors }: PathSources,
): Generator<CandidatePath, void> {
  let steps = 0;

  function* extend(path: CandidatePath): Generator<CandidatePath, void> {
    if (++steps > maximumSteps) throw new X509Error("path-search-exhausted", "too many ways to build a path");
    const last = path.at(-1) ?? leaf;
    if (trustAnchors.some((anchor) => sameOctets(anchor.der, last.der))) {
      yield path;
      return;
    }
    if (path.length === maximumPathLength) return;
    for (const issuer of [...trustAnchors, ...intermediates]) {
      const used = path.some((certificate) => sameOctets(certificate.der, issuer.der));
      if (!used && sameOctets(issuer.subject.der, last.issuer.der)) yield* extend([...path, issuer]);
    }
  }

  yield* extend([leaf]);
}

/** Where the certificates of a path come from. */
export interface PathSources {
  readonly intermediates: readonly Certificate[];
  readonly trustAnchors: readonly Certificate[];
}

const maximumPathLength = 8;
const maximumSteps = 64;

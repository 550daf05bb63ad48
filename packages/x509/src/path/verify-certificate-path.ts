import type { Certificate } from "../certificate/certificate.js";
import { createEffort } from "./effort.js";
import type { ExpectedCertificatePath } from "./expected-certificate-path.js";
import { findPath } from "./find-path.js";

declare const verified: unique symbol;

/** Proof that a certificate chains to a trust anchor. Only {@link verifyCertificatePath} makes one. */
export interface VerifiedCertificatePath {
  readonly [verified]: true;
  /** The leaf first, the trust anchor last. */
  readonly certificates: readonly [Certificate, ...Certificate[]];
  /**
   * The policies that the path holds for, of those asked for: OIDs in the words of the trust anchor, `2.5.29.32.0` for any.
   * Where no policy is needed they may be none.
   */
  readonly policies: readonly string[];
}

/**
 * Builds a path from `leaf` to a trust anchor, validates it, and returns proof.
 *
 * All paths are tried until one holds, those with matching key identifiers first; the effort is bounded. Paths have at most 10
 * certificates. Names, also of hosts, are checked against name constraints only: whom the leaf names is for the caller to read.
 *
 * @throws {@link X509Error} with the position of the certificate: the first check that fails on the path that held furthest;
 * or `trust-anchor-not-found`, `path-search-exhausted`.
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-6 | RFC 5280 §6}
 */
export function verifyCertificatePath(leaf: Certificate, expected: ExpectedCertificatePath): VerifiedCertificatePath {
  if (Number.isNaN(expected.at.getTime())) throw new TypeError("the time of validation is no date");
  const { certificates, policies } = findPath(leaf, expected, { effort: createEffort(), pendingSigners: [] });
  return { certificates, policies } as VerifiedCertificatePath;
}

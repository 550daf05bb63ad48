import type { Certificate } from "../certificate/certificate.js";
import { X509Error } from "../errors.js";
import { candidatePaths, type CandidatePath } from "./candidate-paths.js";
import {
  checkBasicConstraints,
  checkCriticalExtensions,
  checkKeyCertSign,
  checkNameConstraints,
  checkPathLength,
  checkValidity,
} from "./checks.js";
import { checkSignature } from "./check-signature.js";

declare const verified: unique symbol;

/** Proof that a certificate chains to a trust anchor. Only {@link verifyCertificatePath} makes one. */
export interface VerifiedCertificatePath {
  readonly [verified]: true;
  /** The leaf first, the trust anchor last. */
  readonly certificates: readonly Certificate[];
}

/** What decides whether a path holds. */
export interface ExpectedCertificatePath {
  /** Certificates that may stand between, in any order, from anyone: they are never trusted by themselves. */
  readonly intermediates: readonly Certificate[];
  /** The certificates trusted by themselves. The leaf is accepted without an issuer only if it is one of them. */
  readonly trustAnchors: readonly Certificate[];
  /** The time at which each certificate must be valid. */
  readonly at: Date;
  /**
   * OIDs of the extensions that the caller reads and obeys, which so may be critical: extKeyUsage and subjectAltName
   * for instance. basicConstraints and keyUsage are obeyed here.
   */
  readonly understoodExtensions?: readonly string[];
  /** Default: the runtime's. */
  readonly crypto?: Crypto;
}

/**
 * Builds a path from `leaf` to a trust anchor, validates it, and returns proof.
 *
 * Paths have at most 8 certificates. The trust anchor is checked like every other certificate, save its signature and, if
 * it is of version 1 or 2, basicConstraints. Where several paths are possible the first that holds is returned; where none
 * holds, the first one's error is thrown.
 *
 * Does not look at revocation, name constraints, policies, extended key usage or key sizes, and compares names octet for octet.
 * A path with name constraints is refused.
 *
 * @throws {@link X509Error} `trust-anchor-not-found`, `path-search-exhausted`, `extension-malformed`, or the code of the
 * first check that fails.
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-6.1 | RFC 5280 §6.1}
 */
export async function verifyCertificatePath(
  leaf: Certificate,
  expected: ExpectedCertificatePath,
): Promise<VerifiedCertificatePath> {
  if (Number.isNaN(expected.at.getTime())) throw new TypeError("the time of validation is no date");
  let firstError: X509Error | undefined;
  for (const path of candidatePaths(leaf, expected)) {
    try {
      await checkPath(path, expected);
      const certificates: readonly Certificate[] = path;
      return { certificates } as VerifiedCertificatePath;
    } catch (error) {
      if (!(error instanceof X509Error)) throw error;
      firstError ??= error;
    }
  }
  throw firstError ?? new X509Error("trust-anchor-not-found", "no path leads to a trust anchor");
}

/** From the trust anchor down to the leaf. Name chaining, (a)(4), is how the candidate was found. */
async function checkPath(path: CandidatePath, expected: ExpectedCertificatePath): Promise<void> {
  const { at, understoodExtensions = [], crypto = globalThis.crypto } = expected;
  for (const [height, certificate] of [...path.entries()].reverse()) {
    const issuer = path[height + 1];

    if (issuer) await checkSignature(certificate, issuer, crypto); //           §6.1.3 (a)(1)
    checkValidity(certificate, at); //                                          §6.1.3 (a)(2)
    checkNameConstraints(certificate, understoodExtensions); //                 §6.1.3 (b)–(c)
    if (height > 0) {
      checkBasicConstraints(certificate, { isTrustAnchor: !issuer }); //        §6.1.4 (k)
      checkPathLength(certificate, path.slice(1, height)); //                   §6.1.4 (l)–(m)
      checkKeyCertSign(certificate); //                                         §6.1.4 (n)
    }
    checkCriticalExtensions(certificate, understoodExtensions); //              §6.1.4 (o), §6.1.5 (e)
  }
}

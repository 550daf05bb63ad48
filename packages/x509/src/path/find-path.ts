import type { Certificate } from "../certificate/certificate.js";
import { X509Error } from "../errors.js";
import { candidatePaths } from "./candidate-paths.js";
import { spend, type Effort } from "./effort.js";
import type { ExpectedCertificatePath } from "./expected-certificate-path.js";
import { checkRevocationOf } from "./path-revocation.js";
import type { CandidatePath } from "./path-sources.js";
import { createRefusals } from "./refusals.js";
import { validatePath, type PathStep } from "./validate-path.js";

/** A path that holds, and the policies it holds for. */
export interface FoundPath {
  readonly certificates: CandidatePath;
  readonly policies: readonly string[];
}

/** What a search shares with those that it needs on the way. */
export interface SearchContext {
  readonly effort: Effort;
  /** Signers of certificate lists whose paths are being looked for. */
  readonly pendingSigners: readonly Certificate[];
}

/**
 * Finds the first path that holds, of all there are.
 *
 * @throws {@link X509Error} the most telling reason why none does: that of the path that held furthest down to the leaf; or `path-search-exhausted`, with that as `cause`, when not all paths could be tried.
 */
export function findPath(leaf: Certificate, expected: ExpectedCertificatePath, context: SearchContext): FoundPath {
  const { effort } = context;
  const { intermediates, trustAnchors, at, signatures = {} } = expected;
  const refusals = createRefusals();
  const checkRevocation = (step: PathStep) => {
    checkRevocationOf(step, expected, {
      spend: (kind, amount) => {
        spend(effort, kind, amount);
      },
      verifySigner: (signer, trustAnchor) => {
        verifySigner(signer, { ...expected, trustAnchors: [trustAnchor] }, context);
      },
    });
  };
  const search = { intermediates, trustAnchors, at, signatures, effort, onMismatch: refusals.addMismatch };
  try {
    for (const path of candidatePaths(leaf, search)) {
      for (const { der } of path) spend(effort, "octets", der.length);
      const policies = refusals.attempt(() => validatePath(path, { expected, effort, checkRevocation }));
      if (policies) return { certificates: path, policies };
    }
  } catch (error) {
    if (!(error instanceof X509Error)) throw error;
    throw new X509Error(error.code, error.message, { cause: refusals.mostTelling() });
  }
  throw refusals.mostTelling() ?? new X509Error("trust-anchor-not-found", "no path leads to a trust anchor");
}

/** The signer of a certificate list has a path of its own, for no purpose and for no policy in particular. */
function verifySigner(signer: Certificate, expected: ExpectedCertificatePath, context: SearchContext): void {
  const { pendingSigners, effort } = context;
  if (pendingSigners.includes(signer)) {
    throw new X509Error("revocation-status-unknown", "a list is signed by one whose own status only that list tells");
  }
  findPath(
    signer,
    { ...expected, extendedKeyUsage: [], policies: {} },
    { effort, pendingSigners: [...pendingSigners, signer] },
  );
}

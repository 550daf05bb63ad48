import { X509Error } from "../errors.js";

/**
 * What is left of the effort for one leaf. It is counted down over all paths that are tried, since a stranger may have chosen the
 * intermediates, and their number of paths grows faster than their number.
 */
export interface Effort {
  /** Certificates looked at while paths are built. */
  steps: number;
  /** Signatures on certificates, those of very large keys counted several times. */
  signatures: number;
  /** Signatures on certificate lists, and on the certificates of those who signed them, counted likewise. */
  listSignatures: number;
  /** Octets of the certificates of paths that are validated, of what is read of certificate lists, and other work in their measure. */
  octets: number;
  /** Comparisons of a name with a subtree. */
  nameComparisons: number;
}

/** The effort for one leaf: far more than hierarchies in use need, and done in a fraction of a second. */
export function createEffort(): Effort {
  return { steps: 512, signatures: 100, listSignatures: 256, octets: 2 ** 20, nameComparisons: 2 ** 18 };
}

/**
 * Takes from what is left.
 *
 * @throws {@link X509Error} `path-search-exhausted`.
 */
export function spend(effort: Effort, kind: Exclude<keyof Effort, "nameComparisons">, amount = 1): void {
  effort[kind] -= amount;
  if (effort[kind] < 0) throw new X509Error("path-search-exhausted", "too many ways to build a path");
}

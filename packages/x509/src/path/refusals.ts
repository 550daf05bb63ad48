import { X509Error } from "../errors.js";

/** Collects why paths were refused, and keeps the most telling reason. */
export interface Refusals {
  /** An issuer by name, but not by its key. */
  readonly addMismatch: (error: X509Error, issuer: { readonly isTrustAnchor: boolean }) => void;
  /** Runs the validation of a path; `undefined` if it is refused. Want of effort is thrown on, as no path after it can be told. */
  attempt<Value>(validate: () => Value): Value | undefined;
  mostTelling(): X509Error | undefined;
}

/**
 * A path to a trust anchor tells more than one without; of those, the one that held down to the certificate next to the leaf; of
 * others, the one that lacks no more than the signature of a trust anchor. Of equals the first counts, which is the most likely.
 */
export function createRefusals(): Refusals {
  let best: { readonly error: X509Error; readonly distance: number } | undefined;
  const add = (error: X509Error, distance: number) => {
    if (best === undefined || distance < best.distance) best = { error, distance };
  };
  return {
    addMismatch(error, { isTrustAnchor }) {
      add(error, isTrustAnchor ? Number.MAX_VALUE : Infinity);
    },
    attempt(validate) {
      try {
        return validate();
      } catch (error) {
        if (!(error instanceof X509Error) || error.code === "path-search-exhausted") throw error;
        add(error, error.position ?? 0);
        return undefined;
      }
    },
    mostTelling: () => best?.error,
  };
}

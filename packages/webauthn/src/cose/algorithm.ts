/**
 * Signature algorithms by their COSE numbers: ES256 (-7) on P-256, EdDSA (-8) on Ed25519, RS256 (-257).
 *
 * @see {@link https://www.iana.org/assignments/cose/cose.xhtml#algorithms | IANA COSE Algorithms}
 */
export type CoseAlgorithm = -7 | -8 | -257;

/** Tells the algorithms that this package verifies from other COSE values. */
export function isCoseAlgorithm(value: unknown): value is CoseAlgorithm {
  return coseAlgorithms.some((algorithm) => algorithm === value);
}

/** All of them, the preferred first. */
export const coseAlgorithms: readonly CoseAlgorithm[] = [-7, -8, -257];

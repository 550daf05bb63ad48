/** Attestation statement formats that this package verifies. */
export type AttestationFormat = "none" | "packed";

/**
 * Which attestations a relying party takes. Decided on what came and was verified, not on what was asked for.
 */
export interface AttestationPolicy {
  /** Formats taken. `packed` includes self attestation, which proves nothing: see `trust`. */
  readonly formats: readonly [AttestationFormat, ...AttestationFormat[]];
  /**
   * DER certificates at one of which the path of an attestation certificate must end to be trusted: roots of
   * authenticator vendors or of the organisation, or an attestation certificate itself. Never the system's roots.
   */
  readonly trustAnchors: readonly Uint8Array[];
  /**
   * `required` refuses every attestation that is not trusted, `none` and self attestation among them. `optional` takes
   * them and says so in `attestation.trusted`.
   */
  readonly trust: "required" | "optional";
}

/** Makes sure that the policy says what the programmer meant. */
export function checkAttestationPolicy({ formats, trust }: AttestationPolicy): void {
  if (formats.length === 0 || !formats.every(isAttestationFormat)) {
    throw new TypeError(`attestation.formats must be some of ${attestationFormats.join(", ")}`);
  }
  if (!trusts.includes(trust)) throw new TypeError(`attestation.trust must be one of ${trusts.join(", ")}`);
}

const trusts: readonly AttestationPolicy["trust"][] = ["required", "optional"];

/** Tells the formats that this package verifies from others. */
export function isAttestationFormat(format: string): format is AttestationFormat {
  return attestationFormats.some((supported) => supported === format);
}

const attestationFormats: readonly AttestationFormat[] = ["none", "packed"];

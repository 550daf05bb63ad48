/** Why the runner refuses a case by itself: it is malformed, or what it demands is not met by what was verified. */
export type CaseRefusalCode = "case-malformed" | "aaguid-not-allowed" | "sign-count-regressed" | "lookup-mismatch";

/** A case that the runner refuses. */
export class CaseRefusal extends Error {
  override readonly name = "CaseRefusal";
  readonly code: CaseRefusalCode;

  constructor(code: CaseRefusalCode, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

/** Why the runner refuses a case by itself: it is malformed, or asks for what is not the package's to check. */
export type CaseRefusalCode =
  "case-malformed" | "purpose-unknown" | "key-usage-missing" | "signature-algorithm-not-listed" | "peer-name-mismatch";

/** A case that the runner refuses. */
export class CaseRefusal extends Error {
  override readonly name = "CaseRefusal";
  readonly code: CaseRefusalCode;

  constructor(code: CaseRefusalCode) {
    super(code);
    this.code = code;
  }
}

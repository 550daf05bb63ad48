/** What is wrong with a case itself, not with its message. */
export type CaseProblemCode =
  | "case-malformed"
  | "form-unknown"
  | "kind-unknown"
  | "params-malformed"
  | "file-unreadable"
  | "file-too-large"
  | "certificate-unreadable"
  | "decryption-key-unreadable"
  | "json-malformed";

/** A case that cannot be judged. It is reported as refused: nothing was accepted. */
export class CaseProblem extends Error {
  override readonly name = "CaseProblem";
  readonly code: CaseProblemCode;

  constructor(code: CaseProblemCode, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

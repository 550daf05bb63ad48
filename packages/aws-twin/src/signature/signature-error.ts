/** Which check of a signature failed. */
export type SignatureErrorReason =
  | "unsigned"
  | "misplaced"
  | "duplicate-id"
  | "shape"
  | "algorithm"
  | "parameters"
  | "reference"
  | "base64"
  | "changed"
  | "wrong-value"
  | "unknown-key";

/** Why a signature is not taken. Never leaves the package; the message becomes the step's evidence. */
export class SignatureError extends Error {
  override readonly name = "SignatureError";
  readonly reason: SignatureErrorReason;

  constructor(reason: SignatureErrorReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

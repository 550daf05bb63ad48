/** Why an order number was refused. Codes are API: callers and tests match them, never messages. */
export type NameErrorCode = "order-number-malformed";

/** The one error class of this package. */
export class NameError extends Error {
  override readonly name = "NameError";
  readonly code: NameErrorCode;

  constructor(code: NameErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

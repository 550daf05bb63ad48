/**
 * Why there is no passkey. Codes are API: match them, never messages; `advice` is what to tell the person.
 *
 * `not-confirmed` stands for much, on purpose: a page is not to learn which passkeys a device has.
 */
export type PasskeyErrorCode =
  | "not-confirmed"
  | "interrupted"
  | "already-registered"
  | "address-mismatch"
  | "authenticator-unfit"
  | "user-verification-unavailable"
  | "authenticator-failed"
  | "request-pending"
  | "options-malformed"
  | "browser-unfit"
  | "unexpected";

/** A ceremony came to nothing in the browser. The browser's own words are its `cause`. */
export class PasskeyError extends Error {
  override readonly name = "PasskeyError";
  readonly code: PasskeyErrorCode;
  /** What happened and what to do, in plain English for the person; translate by `code`. */
  readonly advice: string;

  constructor(code: PasskeyErrorCode, options?: ErrorOptions) {
    const [advice] = reasons[code];
    super(advice, options);
    this.code = code;
    this.advice = advice;
  }
}

/**
 * Throws the {@link PasskeyError} for what a browser threw, by its name: messages differ from browser to browser.
 *
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-create-request-exceptions | WebAuthn Level 3 §5.1.3, exceptions}
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-get-request-exceptions | WebAuthn Level 3 §5.1.4, exceptions}
 */
export function throwPasskeyError(thrown: unknown): never {
  if (thrown instanceof PasskeyError) throw thrown;
  const name = thrown instanceof Error ? thrown.name : "";
  const codes = Object.keys(reasons) as PasskeyErrorCode[];
  throw new PasskeyError(codes.find((code) => reasons[code].includes(name, 1)) ?? "unexpected", { cause: thrown });
}

/** The advice, and then the browser's names for it. */
const reasons: Readonly<Record<PasskeyErrorCode, readonly [advice: string, ...names: string[]]>> = {
  "not-confirmed": [
    "Nothing was confirmed: it was cancelled, took too long, or no passkey fits. Please try again.",
    "NotAllowedError",
  ],
  interrupted: ["It was interrupted. Please try again.", "AbortError"],
  "already-registered": [
    "This device already has a passkey for your account. You can sign in with it right away.",
    "InvalidStateError",
  ],
  "address-mismatch": [
    "This page is not at the address that its passkeys belong to. Please open it from your link.",
    "SecurityError",
  ],
  "authenticator-unfit": [
    "This device cannot make the kind of passkey that is needed. Please try another one.",
    "NotSupportedError",
  ],
  "user-verification-unavailable": [
    "This device cannot check that it is you. Set up a screen lock or a PIN on it, then try again.",
    "ConstraintError",
  ],
  "authenticator-failed": ["The passkey could not be read. Please try again.", "NotReadableError", "UnknownError"],
  "request-pending": ["Another passkey dialog is still open. Please close it and try again.", "OperationError"],
  "options-malformed": [
    "This page has a mistake. Please tell whoever runs it.",
    "TypeError",
    "EncodingError",
    "InvalidCharacterError",
  ],
  "browser-unfit": ["This browser cannot do that. Please update it or try another one."],
  unexpected: ["Something unexpected happened. Please reload the page and try again."],
};

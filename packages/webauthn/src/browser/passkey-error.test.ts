import { expect, it } from "vitest";

import { PasskeyError, throwPasskeyError } from "./passkey-error.js";

it.each([
  ["NotAllowedError", "not-confirmed", "cancelled"],
  ["AbortError", "interrupted", "interrupted"],
  ["InvalidStateError", "already-registered", "already has a passkey"],
  ["SecurityError", "address-mismatch", "address"],
  ["NotSupportedError", "authenticator-unfit", "another one"],
  ["ConstraintError", "user-verification-unavailable", "screen lock"],
  ["NotReadableError", "authenticator-failed", "could not be read"],
  ["UnknownError", "authenticator-failed", "could not be read"],
  ["OperationError", "request-pending", "still open"],
  ["EncodingError", "options-malformed", "mistake"],
  ["InvalidCharacterError", "options-malformed", "mistake"],
  ["DataCloneError", "unexpected", "Something unexpected"],
])("%s is %s, in plain words", (name, code, words) => {
  const cause = new DOMException("jargon", name);
  const error = errorFor(cause);
  expect(error).toMatchObject({ name: "PasskeyError", code, cause });
  expect(error.advice).toContain(words);
  expect(error.advice).not.toContain("jargon");
});

it("TypeError is options-malformed", () => {
  expect(errorFor(new TypeError("jargon")).code).toBe("options-malformed");
});

it.each([new Error("jargon"), "jargon", "It was interrupted. Please try again.", undefined, null])(
  "anything else (%s) is unexpected",
  (thrown) => {
    expect(errorFor(thrown)).toMatchObject({ code: "unexpected", cause: thrown });
  },
);

it("an error whose name is an advice is unexpected", () => {
  const { advice } = new PasskeyError("interrupted");
  expect(errorFor(Object.assign(new Error(), { name: advice })).code).toBe("unexpected");
});

it("a PasskeyError stays what it is", () => {
  const error = new PasskeyError("browser-unfit");
  expect(errorFor(error)).toBe(error);
});

function errorFor(thrown: unknown): PasskeyError {
  try {
    return throwPasskeyError(thrown);
  } catch (error) {
    return error as PasskeyError;
  }
}

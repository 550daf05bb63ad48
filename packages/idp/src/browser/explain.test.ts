import { expect, it } from "vitest";

import { explain } from "./explain.js";
import { ServerError } from "./server.js";

it.each([
  ["NotAllowedError", "cancelled"],
  ["AbortError", "interrupted"],
  ["InvalidStateError", "already has a passkey"],
  ["SecurityError", "address"],
  ["NotSupportedError", "another one"],
  ["ConstraintError", "screen lock"],
  ["NotReadableError", "could not be read"],
  ["OperationError", "still open"],
])("%s is told in plain words", (name, words) => {
  expect(explain(new DOMException("jargon", name)).words).toContain(words);
  expect(explain(new DOMException("jargon", name)).words).not.toContain("jargon");
});

it("what the server says is passed on, with the reference", () => {
  const error = new ServerError("That did not work.", "0123456789ABCDEF");
  expect(explain(error)).toEqual({ words: "That did not work.", reference: "0123456789ABCDEF" });
});

it.each([new Error("jargon"), "jargon", undefined, null])("anything else (%s) gets words too", (thrown) => {
  expect(explain(thrown).words).toContain("Something unexpected happened");
});

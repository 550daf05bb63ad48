import { PasskeyError } from "@idpkit/webauthn/browser";
import { expect, it } from "vitest";

import { explain } from "./explain.js";
import { ServerError } from "./server.js";

it("what the browser refuses is told by its advice", () => {
  const error = new PasskeyError("not-confirmed", { cause: new DOMException("jargon", "NotAllowedError") });
  expect(explain(error)).toEqual({ words: error.advice });
});

it("what the server says is passed on, with the reference", () => {
  const error = new ServerError("That did not work.", "0123456789ABCDEF");
  expect(explain(error)).toEqual({ words: "That did not work.", reference: "0123456789ABCDEF" });
});

it.each([new Error("jargon"), "jargon", undefined, null])("anything else (%s) gets words too", (thrown) => {
  expect(explain(thrown).words).toContain("Something unexpected happened");
});

import fc from "fast-check";
import { expect, it } from "vitest";

import { decodeBase64url, encodeBase64url } from "./base64url.js";
import { WebAuthnError } from "./errors.js";
import { refusal } from "./relying-party.test.fixture.js";

it("decodes what it encodes", () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(decodeBase64url(encodeBase64url(bytes))).toEqual(bytes);
    }),
  );
});

it("gives every value one spelling", () => {
  const nearly = fc.string({
    unit: fc.constantFrom("A", "B", "Z", "a", "z", "0", "9", "-", "_", "+", "/", "=", " "),
    maxLength: 8,
  });
  fc.assert(
    fc.property(nearly, (text) => {
      expect([text, undefined]).toContain(spelling(text));
    }),
  );
});

it.each([
  ["padding", "AA=="],
  ["the other alphabet", "ab+/"],
  ["white space", "AAAA\n"],
  ["stray bits", "AB"],
  ["a single character", "A"],
  ["characters outside ASCII", "AAé"],
  ["lone surrogates", "\uD800AA"],
])("refuses %s", (_, text) => {
  expect(() => decodeBase64url(text)).toThrow(expect.objectContaining(refusal("base64url-malformed")));
});

/** The spelling of what `text` stands for, if it stands for anything. */
function spelling(text: string): string | undefined {
  try {
    return encodeBase64url(decodeBase64url(text));
  } catch (error) {
    expect(error).toBeInstanceOf(WebAuthnError);
    return undefined;
  }
}

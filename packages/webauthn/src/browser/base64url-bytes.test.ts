import fc from "fast-check";
import { expect, it } from "vitest";

import { decodeBase64url, encodeBase64url } from "./base64url-bytes.js";

it("encodes as Node.js does, and decoding inverts encoding", () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const text = encodeBase64url(new Uint8Array(bytes).buffer);
      expect(text).toBe(Buffer.from(bytes).toString("base64url"));
      expect(decodeBase64url(text)).toEqual(new Uint8Array(bytes));
    }),
  );
});

it.each(["A", "AAA!", "ä"])("%s is refused", (text) => {
  expect(() => decodeBase64url(text)).toThrow(expect.objectContaining({ name: "InvalidCharacterError" }) as Error);
});

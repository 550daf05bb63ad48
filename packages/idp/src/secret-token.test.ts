import fc from "fast-check";
import { expect, it } from "vitest";

import { createSecretToken, hashSecretToken, isSecretToken } from "./secret-token.js";

it("a token is 32 random bytes in base64url, each time others", () => {
  const tokens = Array.from({ length: 100 }, () => createSecretToken(crypto));
  expect(new Set(tokens).size).toBe(100);
  for (const token of tokens) {
    expect(isSecretToken(token)).toBe(true);
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
  }
});

it("32 bytes have one spelling", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z0-9_-]{43}$/), (text) => {
      expect(isSecretToken(text)).toBe(Buffer.from(text, "base64url").toString("base64url") === text);
    }),
  );
});

it.each([
  undefined,
  null,
  7,
  "",
  "A".repeat(42),
  "A".repeat(44),
  "A".repeat(42) + "=",
  "A".repeat(42) + "\n",
  ["A".repeat(43)],
])("%j is no token", (value) => {
  expect(isSecretToken(value)).toBe(false);
});

it("its hash is SHA-256", async () => {
  expect(await hashSecretToken("abc", crypto)).toBe("ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");
});

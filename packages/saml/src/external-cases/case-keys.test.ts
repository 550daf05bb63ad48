import { describe, expect, it } from "vitest";

import { refusal } from "../testing/refusal.test.fixture.js";
import { readSigningKeys } from "./case-keys.test.fixture.js";
import { readOwn } from "./judged.test.fixture.js";

const strict = { insecureAllowRsa1024: false };
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("readSigningKeys", () => {
  const pem = readOwn("sp.pem");
  const base64 = pem.replace(/-----[^-]+-----/g, "");
  const [key] = readSigningKeys(encode(pem), strict);
  const publicKey = key.publicKey.export({ type: "spki", format: "pem" }).toString();

  it.each([
    ["text around it", encode(`Bag Attributes\n${pem}\n`)],
    ["no lines of PEM", encode(base64)],
    ["DER", new Uint8Array(Buffer.from(base64, "base64"))],
    ["a bare public key", encode(publicKey)],
  ])("reads a certificate with %s", (_, file) => {
    const [found] = readSigningKeys(file, strict);
    expect(found.publicKey.equals(key.publicKey)).toBe(true);
  });

  it("reads several", () => {
    expect(readSigningKeys(encode(readOwn("both.pem") + publicKey), strict)).toHaveLength(3);
  });

  it("takes short keys only if told so", () => {
    const old = encode(readOwn("old.pem"));
    expect(() => readSigningKeys(old, strict)).toThrow(refusal("key-too-short"));
    expect(readSigningKeys(old, { insecureAllowRsa1024: true })).toHaveLength(1);
  });
});

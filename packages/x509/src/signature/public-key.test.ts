import { createPublicKey } from "node:crypto";

import { describe, expect, it } from "vitest";

import { sameOctets } from "../der/same-octets.js";
import { readPublicKey } from "./public-key.js";
import { generateKeyPair } from "./signed.test.fixture.js";

const spkiOf = (kind: number | string) =>
  new Uint8Array(generateKeyPair(kind).publicKey.export({ format: "der", type: "spki" }));

describe("readPublicKey", () => {
  it.each([2048, "P-256", "P-384", "P-521", "ed25519", "ed448"])(
    "imports the %s key that node:crypto imports from the same octets",
    (kind) => {
      const spki = spkiOf(kind);
      const { key } = readPublicKey(spki);
      const other = createPublicKey({ key: Buffer.from(spki), format: "der", type: "spki" });
      expect(key.equals(other)).toBe(true);
      expect(sameOctets(key.export({ format: "der", type: "spki" }), spki)).toBe(true);
    },
  );

  it.each(["P-256", "P-384", "P-521"])("refuses a point off the curve %s", (kind) => {
    const spki = spkiOf(kind);
    const last = spki.at(-1) ?? 0;
    expect(() => readPublicKey(spki.with(-1, last ^ 1))).toThrow(
      expect.objectContaining({ code: "public-key-unsupported" }),
    );
  });

  it.each(["P-256", "P-521"])("refuses a coordinate beyond the field of %s", (kind) => {
    const spki = spkiOf(kind);
    const y = spki.length - (kind === "P-256" ? 32 : 66);
    expect(() => readPublicKey(spki.fill(0xff, y))).toThrow(
      expect.objectContaining({ code: "public-key-unsupported" }),
    );
  });

  it("imports the key of a structure once", () => {
    const structure = { subjectPublicKeyInfo: spkiOf("P-256") };
    const key = readPublicKey(structure);
    expect(readPublicKey(structure)).toBe(key);
    expect(readPublicKey({ ...structure })).not.toBe(key);
    expect(readPublicKey({ ...structure })).toEqual(key);
  });
});

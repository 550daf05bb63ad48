import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { isMissing, run } from "../testing/command.test.fixture.js";
import { nameIdFormat } from "./name-id-format.js";
import { checkNameId } from "./name-id.js";
import { buildPersistentNameId, type PairwiseSubject } from "./persistent-name-id.js";

const secret = new Uint8Array(32).fill(7);
const alice: PairwiseSubject = {
  subject: "0b4e54a3-7a5d-4b3e-9f0a-2f3c1d5e6a7b",
  issuer: "https://idp.example.com/saml/metadata",
  serviceProvider: "https://sp.example/metadata",
};

describe("buildPersistentNameId", () => {
  it("gives this name to this user, in this release and all to come", () => {
    expect(buildPersistentNameId(alice, secret)).toEqual({
      value: "94880ad020268c8226332fa1aabab2ef3cbdfa8cb42fc1a00a0f092fa3f36ee6",
      format: nameIdFormat.persistent,
      nameQualifier: alice.issuer,
      spNameQualifier: alice.serviceProvider,
    });
  });

  it.skipIf(isMissing("openssl"))("is the HMAC of openssl over lengths and texts (apt-get install openssl)", () => {
    const parts = [nameIdFormat.persistent, alice.issuer, alice.serviceProvider, alice.subject];
    const framed = parts.map((part) => `\0\0\0${String.fromCharCode(part.length)}${part}`).join("");
    const key = `hexkey:${"07".repeat(32)}`;
    const printed = run("openssl", ["dgst", "-sha256", "-mac", "HMAC", "-macopt", key, "parts"], { parts: framed });
    expect(printed.trim().split(" ").at(-1)).toBe(buildPersistentNameId(alice, secret).value);
  });

  it.each([{ a: 1 }, Buffer.from("ff01", "hex"), undefined, null])(
    "refuses a subject that is no text: %o",
    (subject) => {
      expect(() => buildPersistentNameId({ ...alice, subject: subject as never }, secret)).toThrow(
        expect.objectContaining({ code: "value-missing" }) as Error,
      );
    },
  );

  it("is a name that a service provider can store", () => {
    const name = buildPersistentNameId(alice, secret);
    expect(name.value).toMatch(/^[0-9a-f]{64}$/);
    expect(() => {
      checkNameId(name);
    }).not.toThrow();
  });

  it.each<[string, Partial<PairwiseSubject>]>([
    ["user", { subject: `${alice.subject}x` }],
    ["identity provider", { issuer: `${alice.issuer}x` }],
    ["service provider", { serviceProvider: `${alice.serviceProvider}x` }],
  ])("is another name for another %s", (_, change) => {
    const { value } = buildPersistentNameId({ ...alice, ...change }, secret);
    expect(value).not.toBe(buildPersistentNameId(alice, secret).value);
  });

  it("is another name under another secret", () => {
    const { value } = buildPersistentNameId(alice, new Uint8Array(32).fill(8));
    expect(value).not.toBe(buildPersistentNameId(alice, secret).value);
  });

  it("is never the same for two, however their texts are put together", () => {
    const part = fc
      .string({ unit: fc.constantFrom("a", "b", "\0", "é"), minLength: 1, maxLength: 4 })
      .map((it) => `x${it}`);
    const subjects = fc.record({ subject: part, issuer: part, serviceProvider: part });
    fc.assert(
      fc.property(subjects, subjects, (one, other) => {
        const same = JSON.stringify(one) === JSON.stringify(other);
        expect(buildPersistentNameId(one, secret).value === buildPersistentNameId(other, secret).value).toBe(same);
      }),
    );
  });

  it.each<[string, string, Partial<PairwiseSubject>]>([
    ["value-missing", "nobody", { subject: "" }],
    ["value-missing", "no issuer", { issuer: " " }],
    ["value-missing", "no service provider", { serviceProvider: "" }],
    ["entity-id-too-long", "a service provider of 1025 characters", { serviceProvider: "x".repeat(1025) }],
    ["entity-id-too-long", "an issuer of 1025 characters", { issuer: "x".repeat(1025) }],
    ["character-not-allowed", "half a character in the subject", { subject: "x\ud83d" }],
  ])("refuses with %s %s", (code, _, change) => {
    expect(() => buildPersistentNameId({ ...alice, ...change }, secret)).toThrow(expect.objectContaining({ code }));
  });

  it("refuses a secret of fewer than 256 bits", () => {
    expect(() => buildPersistentNameId(alice, new Uint8Array(31))).toThrow(
      expect.objectContaining({ code: "secret-too-short" }),
    );
  });
});

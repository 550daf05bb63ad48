import { describe, expect, it } from "vitest";

import type { Signer } from "./signer.js";
import { createSigningKeys, type SigningKey } from "./signing-keys.js";

/** A signer that is known by its certificate; no test here signs. */
function signer(certificate: number): Signer {
  const sign = (): Promise<never> => Promise.reject(new Error("the key was used"));
  return { algorithm: "RSA-SHA256", certificate: Uint8Array.of(certificate), sign };
}

const [first, second, third] = [signer(1), signer(2), signer(3)];
const [january, february, march, april, may] = [1, 2, 3, 4, 5].map(
  (month) => new Date(`2026-0${month}-01T00:00:00Z`),
) as [Date, Date, Date, Date, Date];
const invalid = new Date(Number.NaN);

function justBefore(instant: Date): Date {
  return new Date(instant.getTime() - 1);
}

function refusal(code: string): Error {
  return expect.objectContaining({ name: "SamlError", code }) as Error;
}

describe("createSigningKeys", () => {
  // In no particular order.
  const rollOver = createSigningKeys([
    { signer: second, signsFrom: february, retiresAt: april },
    { signer: first, retiresAt: march },
    { signer: third, signsFrom: april },
  ]);

  it.each([
    [january, first],
    [justBefore(february), first],
    [february, second],
    [justBefore(april), second],
    [april, third],
    [may, third],
  ])("at %o, the key that began last signs", (now, expected) => {
    expect(rollOver.signerAt(now)).toBe(expected);
  });

  it.each<[Date, readonly Signer[]]>([
    [january, [first, second, third]],
    [february, [second, first, third]],
    [justBefore(march), [second, first, third]],
    [march, [second, third]],
    [justBefore(april), [second, third]],
    [april, [third]],
  ])("at %o, all keys but the retired are published, the one that signs first", (now, expected) => {
    expect(rollOver.publishedCertificatesAt(now)).toEqual(expected.map(({ certificate }) => certificate));
  });

  it("takes a single key without any instants", () => {
    const keys = createSigningKeys([{ signer: first }]);
    expect(keys.signerAt(january)).toBe(first);
    expect(keys.publishedCertificatesAt(january)).toEqual([first.certificate]);
  });

  it("publishes the first key before it begins, but has none to sign with", () => {
    const keys = createSigningKeys([{ signer: first, signsFrom: february }]);
    expect(keys.publishedCertificatesAt(january)).toEqual([first.certificate]);
    expect(() => keys.signerAt(january)).toThrow(refusal("signing-key-missing"));
    expect(keys.signerAt(february)).toBe(first);
  });

  it("lets a key retire in the moment in which the next one begins", () => {
    const keys = createSigningKeys([
      { signer: first, retiresAt: february },
      { signer: second, signsFrom: february },
    ]);
    expect(keys.publishedCertificatesAt(february)).toEqual([second.certificate]);
  });

  it("does not follow instants that are changed later", () => {
    const signsFrom = new Date(february);
    const keys = createSigningKeys([{ signer: first }, { signer: second, signsFrom }]);
    signsFrom.setTime(0);
    expect(keys.signerAt(january)).toBe(first);
  });

  it.each<[string, string, readonly SigningKey[]]>([
    ["signing-key-missing", "no key", []],
    ["signing-key-missing", "a last key that retires", [{ signer: first, retiresAt: may }]],
    [
      "signing-key-missing",
      "a key that retires before the next one begins",
      [
        { signer: first, retiresAt: justBefore(february) },
        { signer: second, signsFrom: february },
      ],
    ],
    [
      "signing-keys-ambiguous",
      "two keys that begin at the same time",
      [
        { signer: first, signsFrom: february },
        { signer: second, signsFrom: new Date(february) },
      ],
    ],
    ["signing-keys-ambiguous", "two keys without a beginning", [{ signer: first }, { signer: second }]],
    [
      "instants-out-of-order",
      "a key that retires when it begins",
      [
        { signer: first, signsFrom: january, retiresAt: january },
        { signer: second, signsFrom: february },
      ],
    ],
    ["instant-invalid", "an invalid beginning", [{ signer: first, signsFrom: invalid }]],
    ["instant-invalid", "an invalid retirement", [{ signer: first, retiresAt: invalid }]],
  ])("refuses with %s: %s", (code, _, keys) => {
    expect(() => createSigningKeys(keys)).toThrow(refusal(code));
  });

  it("refuses an invalid present", () => {
    expect(() => rollOver.signerAt(invalid)).toThrow(refusal("instant-invalid"));
    expect(() => rollOver.publishedCertificatesAt(invalid)).toThrow(refusal("instant-invalid"));
  });
});

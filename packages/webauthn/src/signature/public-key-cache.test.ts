import fc from "fast-check";
import { expect, it } from "vitest";

import { parseCosePublicKey } from "../cose/public-key.js";
import { generateSoftwareKey } from "../testing/software-key.js";
import { createPublicKeyCache } from "./public-key-cache.js";
import { importPublicKey, type RuntimeKey } from "./public-key.js";

const { cosePublicKey } = generateSoftwareKey(-7);
const key = importPublicKey(parseCosePublicKey(cosePublicKey)) as RuntimeKey;

it("finds what was kept, and nothing else", () => {
  const cache = createPublicKeyCache({ maximumSize: 2 });
  cache.set("a", key);
  expect([cache.get("a"), cache.get("b")]).toEqual([key, undefined]);
});

it("lets the key go that was not used for longest", () => {
  const cache = createPublicKeyCache({ maximumSize: 2 });
  cache.set("a", key);
  cache.set("b", key);
  cache.get("a");
  cache.set("c", key);
  expect(["a", "b", "c"].filter((name) => cache.get(name) !== undefined)).toEqual(["a", "c"]);
});

it("holds the last used, whatever comes in which order", () => {
  const names = fc.array(fc.constantFrom("a", "b", "c", "d", "e"));
  fc.assert(
    fc.property(names, fc.integer({ min: 1, max: 4 }), (used, maximumSize) => {
      const cache = createPublicKeyCache({ maximumSize });
      for (const name of used) if (cache.get(name) === undefined) cache.set(name, key);
      const last = [...new Set(used.toReversed())].slice(0, maximumSize);
      const kept = ["a", "b", "c", "d", "e"].filter((name) => cache.get(name) !== undefined);
      expect(kept).toEqual(last.toSorted());
    }),
  );
});

it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])("takes a size of %d for a mistake", (maximumSize) => {
  expect(() => createPublicKeyCache({ maximumSize })).toThrow(TypeError);
});

import { expect, it } from "vitest";

import { describeOnEachDatabase } from "../testing/databases.js";
import { keepKey, type StoredKey } from "./key-store.js";

describeOnEachDatabase("the key store", (database) => {
  it("makes a key once and finds it from then on", async () => {
    const made = keyOf(1);
    expect(await keepKey(database(), "once", () => Promise.resolve(made))).toEqual(made);
    expect(await keepKey(database(), "once", () => Promise.reject(new Error("made again")))).toEqual(made);
  });

  it("gives nodes that start at the same moment the same key", async () => {
    const keys = await Promise.all(
      [2, 3, 4, 5].map((n) => keepKey(database(), "raced", () => Promise.resolve(keyOf(n)))),
    );
    expect(new Set(keys.map(({ pkcs8 }) => pkcs8[0])).size).toBe(1);
  });
});

function keyOf(byte: number): StoredKey {
  return { pkcs8: Uint8Array.of(byte, 0, 255), certificate: Uint8Array.of(255, byte) };
}

import { expect, it } from "vitest";

import { describeOnEachDatabase } from "../testing/databases.js";
import { createOneTimeStore } from "./one-time-store.js";

describeOnEachDatabase("the one-time store", (database) => {
  const store = () => createOneTimeStore(database());
  const expiry = new Date("2026-01-01T00:05:00.000Z");
  const before = new Date(expiry.getTime() - 1);

  it("gives a value once, however often it was looked at", async () => {
    await store().put("once", '{"a":"☂"}', expiry);
    expect(await store().find("once", before)).toBe('{"a":"☂"}');
    expect(await store().find("once", before)).toBe('{"a":"☂"}');
    expect(await store().take("once", before)).toBe('{"a":"☂"}');
    expect(await store().take("once", before)).toBeUndefined();
    expect(await store().find("once", before)).toBeUndefined();
  });

  it("gives a value to one of many concurrent takers", async () => {
    await store().put("raced", "value", expiry);
    const answers = await Promise.all(Array.from({ length: 50 }, () => store().take("raced", before)));
    expect(answers.filter((answer) => answer !== undefined)).toEqual(["value"]);
  });

  it("has nothing for a key that was never put", async () => {
    expect(await store().find("never", before)).toBeUndefined();
    expect(await store().take("never", before)).toBeUndefined();
  });

  it("neither shows nor gives what has expired, on the millisecond", async () => {
    await store().put("late", "value", expiry);
    expect(await store().find("late", expiry)).toBeUndefined();
    expect(await store().take("late", expiry)).toBeUndefined();
  });

  it("rejects a key that is there already, and keeps the first value", async () => {
    await store().put("twice", "first", expiry);
    await expect(store().put("twice", "second", expiry)).rejects.toThrow();
    expect(await store().take("twice", before)).toBe("first");
  });
});

import { expect, it } from "vitest";

import { createWalkMemory } from "./walk-memory.js";

const walked = (second: number) => ({ walk: { outcome: "refused", steps: [] } as const, at: new Date(second * 1000) });

it("finds a walk under its id, and under no other", () => {
  const memory = createWalkMemory(2, crypto);
  const id = memory.remember(walked(1));
  expect(memory.find(id)).toEqual(walked(1));
  expect(memory.find(id.toUpperCase())).toBeUndefined();
  expect(memory.find("__proto__")).toBeUndefined();
});

it("forgets the oldest walk when there is no room", () => {
  const memory = createWalkMemory(2, crypto);
  const ids = [1, 2, 3].map((second) => memory.remember(walked(second)));
  expect(ids.map((id) => memory.find(id)?.at.getTime())).toEqual([undefined, 2000, 3000]);
  expect(new Set(ids).size).toBe(3);
});

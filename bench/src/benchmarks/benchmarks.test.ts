import { expect, it } from "vitest";

import { benchmarks } from "./index.js";

it.each(benchmarks)("every contender of $name does the work, and one of them is the limit", async ({ prepare }) => {
  const contenders = await prepare();
  expect(contenders.filter(({ kind }) => kind === "limit")).toHaveLength(1);
  expect(contenders.some(({ kind }) => kind === "idpkit")).toBe(true);
});

import { expect, it } from "vitest";

import { formatWalk, type WalkedStep } from "./walk-record.js";

it("the total is the time of the person, with what the twin did meanwhile in it", () => {
  const step = { outcome: "pass", milliseconds: 100 } as const;
  const steps: WalkedStep[] = [
    { ...step, actor: "Person", title: "Sign in" },
    { ...step, actor: "Person", title: "Open the desktop" },
    { ...step, actor: "Twin", title: "Check the signature", milliseconds: 40 },
  ];
  expect(formatWalk(steps, "pass")).toMatch(/Total +pass +200\.0 ms$/);
});

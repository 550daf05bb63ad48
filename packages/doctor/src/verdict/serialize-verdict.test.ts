import { expect, it } from "vitest";

import { serializeVerdict } from "./serialize-verdict.js";

it("writes JSON that no terminal obeys, and that reads as it was", () => {
  const says = "a\u001b[31m\u007f\u009b31m\u202e\u2028é\u{e0001}";
  const step = { name: "form", title: "The form", outcome: "pass", says } as const;
  const text = serializeVerdict({ outcome: "pass", steps: [step] }, { capture: "form", acs: undefined });
  expect(text.replaceAll("\n", "")).toMatch(/^[\u0020-\u007eé]+$/);
  expect(JSON.parse(text)).toEqual({ capture: "form", outcome: "pass", steps: [step] });
});

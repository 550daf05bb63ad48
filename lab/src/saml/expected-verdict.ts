import { expect } from "vitest";

import type { Fate } from "./expectations.js";
import type { Provider } from "./provider.js";
import { subject } from "./responses/respond.js";

/** The verdict that a fate means. Whoever is logged in is the rightful subject; a tool does not say. */
export function expectedVerdict(fate: Fate, { tellsWho }: Provider): unknown {
  if (fate instanceof RegExp) return { accepted: false, reason: expect.stringMatching(fate) as string };
  return tellsWho ? { accepted: true, nameId: subject } : { accepted: true };
}

/** What is to be shown. */
export function titleOf(message: string, fate: Fate): string {
  return fate instanceof RegExp ? `refuses «${message}»: ${fate.source}` : `accepts «${message}»: ${fate}`;
}

import { openRequest, sealRequest } from "@idpkit/webauthn";

import { createMemoryIds } from "./memory-store.js";
import { beginSignIn, browserId, now } from "./relying-party.js";
import { verdictOf, type Verdicts } from "./verdict.js";

/** Opens a sealed request in another browser, once, and again. */
export async function observeSeals(): Promise<Verdicts> {
  const key = Uint8Array.from({ length: 32 }, (_, index) => index);
  const usedIds = createMemoryIds();
  const { request } = beginSignIn();
  const sealed = sealRequest(request, { key, browserId });
  const open = (browser: string): Promise<string> =>
    verdictOf(async () => {
      const opened = await openRequest("authentication", sealed, { keys: [key], usedIds, browserId: browser, now });
      return opened.challenge === request.challenge ? "opened" : "altered";
    });
  return {
    "in another browser": await open("another"),
    once: await open(browserId),
    again: await open(browserId),
  };
}

import { describe, expect, it } from "vitest";

import { runAlone } from "./one-request.js";

describe("a request", () => {
  it("gives what it resolves to", async () => {
    expect(await runAlone(() => Promise.resolve("passkey"))).toBe("passkey");
  });

  it("fails as it fails, and the next one runs", async () => {
    await expect(runAlone(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await runAlone(() => Promise.resolve("passkey"))).toBe("passkey");
  });

  it("is stopped by the next one, which begins when it is gone", async () => {
    const events: string[] = [];
    const first = await beginWaiting(() => events.push("first gone"));
    await runAlone(() => Promise.resolve(events.push("second begins")));
    await first.gone;
    expect(events).toEqual(["first gone", "second begins"]);
  });

  it("that is stopped before its turn does not begin", async () => {
    const begun: string[] = [];
    const first = await beginWaiting(() => undefined);
    const skipped = runAlone(() => Promise.resolve(begun.push("skipped")));
    const last = runAlone(() => Promise.resolve(begun.push("last")));
    await expect(skipped).rejects.toMatchObject({ name: "AbortError" });
    await Promise.all([first.gone, last]);
    expect(begun).toEqual(["last"]);
  });

  it("is stopped from outside, whatever the reason given", async () => {
    const controller = new AbortController();
    const request = runAlone(async (signal) => {
      await untilAborted(signal);
      signal.throwIfAborted();
    }, controller.signal);
    controller.abort("whatever");
    await expect(request).rejects.toMatchObject({ name: "AbortError" });
  });

  it("that was stopped was stopped, whatever the browser says", async () => {
    const controller = new AbortController();
    const request = runAlone(async (signal) => {
      await untilAborted(signal);
      throw new DOMException("no", "NotAllowedError");
    }, controller.signal);
    controller.abort();
    await expect(request).rejects.toMatchObject({ name: "AbortError" });
  });

  it("that is stopped from the start does not begin", async () => {
    const begun: string[] = [];
    const request = runAlone(() => Promise.resolve(begun.push("begun")), AbortSignal.abort());
    await expect(request).rejects.toMatchObject({ name: "AbortError" });
    expect(begun).toEqual([]);
  });

  it("that is stopped from the start stops no other", async () => {
    const events: string[] = [];
    const first = await beginWaiting(() => events.push("first gone"));
    await expect(runAlone(() => Promise.resolve(), AbortSignal.abort())).rejects.toMatchObject({ name: "AbortError" });
    await new Promise(setImmediate);
    expect(events).toEqual([]);
    await runAlone(() => Promise.resolve());
    await first.gone;
    expect(events).toEqual(["first gone"]);
  });

  it("leaves no listener behind", async () => {
    const { signal } = new AbortController();
    const listeners = new Set<unknown>();
    signal.addEventListener = (_type: string, listener: unknown) => void listeners.add(listener);
    signal.removeEventListener = (_type: string, listener: unknown) => void listeners.delete(listener);
    await runAlone(() => Promise.resolve(listeners.size), signal).then((during) => {
      expect(during).toBe(1);
    });
    expect(listeners.size).toBe(0);
  });
});

/** Resolves when the request has begun, which then waits to be stopped and takes a moment to go. */
function beginWaiting(goes: () => unknown): Promise<{ readonly gone: Promise<void> }> {
  return new Promise((resolve) => {
    const gone = runAlone(async (signal) => {
      setImmediate(() => {
        resolve({ gone });
      });
      await untilAborted(signal);
      await new Promise(setImmediate);
      goes();
    });
  });
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => {
      resolve();
    });
  });
}

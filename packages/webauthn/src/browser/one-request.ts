/**
 * Runs a request after the one before it is gone, which is told to stop.
 *
 * A browser runs one request at a time and refuses a second, so a button would not work while autofill waits.
 *
 * @param request - Makes the request, which must end when its signal is aborted.
 * @param signal - Stops the request from outside.
 */
export async function runAlone<T>(request: (signal: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T> {
  const controller = new AbortController();
  const stop = () => {
    // Without the reason of `signal`, which can be anything: whoever aborts knows why.
    controller.abort();
  };
  if (signal?.aborted) stop();
  // Before anything else: what is over from the start is no reason to stop another.
  controller.signal.throwIfAborted();

  const before = latest;
  const run = async () => {
    before?.stop();
    await before?.settled;
    controller.signal.throwIfAborted();
    return request(controller.signal).catch((error: unknown) => {
      // A browser that was busy may give another reason for its end.
      controller.signal.throwIfAborted();
      throw error;
    });
  };

  signal?.addEventListener("abort", stop);
  const result = run();
  latest = { stop, settled: result.catch(() => undefined) };
  try {
    return await result;
  } finally {
    signal?.removeEventListener("abort", stop);
  }
}

// The one piece of state: the browser's «a request is pending» is one per page as well, and cannot be asked for.
let latest: { readonly stop: () => void; readonly settled: Promise<unknown> } | undefined;

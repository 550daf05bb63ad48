import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { createMemoryRateLimiter } from "./memory-rate-limiter.js";

const start = Date.parse("2026-11-22T08:00:00Z");
const at = (seconds: number) => new Date(start + seconds * 1000);

describe("a token bucket", () => {
  it("lets a key that rested make its attempts at once, then says how long to wait", async () => {
    const limiter = createMemoryRateLimiter({ capacity: 2, refillPerMinute: 6, maxKeys: 10 });
    expect(await limiter.take("a", at(0))).toEqual({ allowed: true });
    expect(await limiter.take("a", at(0))).toEqual({ allowed: true });
    expect(await limiter.take("a", at(0))).toEqual({ allowed: false, retryAfterSeconds: 10 });
    expect(await limiter.take("a", at(9))).toEqual({ allowed: false, retryAfterSeconds: 1 });
    expect(await limiter.take("a", at(10))).toEqual({ allowed: true });
  });

  it("counts keys apart", async () => {
    const limiter = createMemoryRateLimiter({ capacity: 1, refillPerMinute: 1, maxKeys: 10 });
    await limiter.take("a", at(0));
    expect(await limiter.take("b", at(0))).toEqual({ allowed: true });
  });

  it("never gives more than its capacity and what it refilled", async () => {
    const pauses = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(pauses, fc.integer({ min: 1, max: 5 }), async (seconds, capacity) => {
        const limiter = createMemoryRateLimiter({ capacity, refillPerMinute: 3, maxKeys: 1 });
        let elapsed = 0;
        let allowed = 0;
        for (const pause of seconds) {
          elapsed += pause;
          allowed += Number((await limiter.take("a", at(elapsed))).allowed);
        }
        expect(allowed).toBeLessThanOrEqual(capacity + (elapsed / 60) * 3);
      }),
    );
  });

  it("waits for one refill, and not for the clock, when that was set back by an hour", async () => {
    const limiter = createMemoryRateLimiter({ capacity: 2, refillPerMinute: 6, maxKeys: 10 });
    await limiter.take("a", at(3600));
    expect(await limiter.take("a", at(0))).toEqual({ allowed: false, retryAfterSeconds: 10 });
    expect(await limiter.take("a", at(10))).toEqual({ allowed: true });
  });

  it("lets an attempt through after the wait that it told", async () => {
    const options = fc.record({
      capacity: fc.integer({ min: 1, max: 9 }),
      refillPerMinute: fc.double({ min: 0.1, max: 100, noNaN: true }),
    });
    await fc.assert(
      fc.asyncProperty(options, async ({ capacity, refillPerMinute }) => {
        const limiter = createMemoryRateLimiter({ capacity, refillPerMinute, maxKeys: 1 });
        for (let i = 0; i < capacity; i++) await limiter.take("a", at(0));
        const answer = await limiter.take("a", at(0));
        const { retryAfterSeconds } = answer as Extract<typeof answer, { allowed: false }>;
        expect(await limiter.take("a", at(retryAfterSeconds))).toEqual({ allowed: true });
      }),
    );
  });

  it("forgets the key unused for longest when it knows too many", async () => {
    const limiter = createMemoryRateLimiter({ capacity: 1, refillPerMinute: 1, maxKeys: 2 });
    await limiter.take("a", at(0));
    await limiter.take("b", at(0));
    await limiter.take("a", at(1));
    await limiter.take("c", at(2));
    expect(await limiter.take("a", at(2))).toMatchObject({ allowed: false });
    expect(await limiter.take("b", at(2))).toEqual({ allowed: true });
  });
});

it.each([
  { capacity: 0, refillPerMinute: 1, maxKeys: 1 },
  { capacity: 1.5, refillPerMinute: 1, maxKeys: 1 },
  { capacity: 1, refillPerMinute: 0, maxKeys: 1 },
  { capacity: 1, refillPerMinute: Number.NaN, maxKeys: 1 },
  { capacity: 1, refillPerMinute: Number.POSITIVE_INFINITY, maxKeys: 1 },
  { capacity: 1, refillPerMinute: 1, maxKeys: 0 },
  { capacity: 1, refillPerMinute: 1, maxKeys: Number.POSITIVE_INFINITY },
])("options %j are a TypeError", (options) => {
  expect(() => createMemoryRateLimiter(options)).toThrow(TypeError);
});

import type { RateLimiter } from "./rate-limiter.js";

/** How a memory rate limiter counts. */
export interface MemoryRateLimiterOptions {
  /** Attempts that a key may make at once after a rest. A sign-in takes two or three. */
  readonly capacity: number;
  /** Attempts that a key gets back per minute, evenly over the minute. */
  readonly refillPerMinute: number;
  /** Keys remembered at most; the one unused for longest is forgotten first. Bounds the memory a stranger can fill. */
  readonly maxKeys: number;
}

/**
 * Creates a token-bucket rate limiter for a single process.
 *
 * @throws TypeError when an option is not a positive number, or `capacity` or `maxKeys` not an integer.
 */
export function createMemoryRateLimiter(options: MemoryRateLimiterOptions): RateLimiter {
  checkOptions(options);
  const { capacity, maxKeys } = options;
  /** Whole milliseconds, so that nothing is lost to rounding. */
  const refill = Math.ceil(60_000 / options.refillPerMinute);
  /** When the bucket of a key is full again: the whole state of a token bucket in one number. */
  const fullAt = new Map<string, number>();

  return {
    take(key, now) {
      // Never more than an empty bucket: after the clock was set back, a key waits for one refill and not for the clock.
      const missing = clamp((fullAt.get(key) ?? 0) - now.getTime(), 0, capacity * refill);
      const wait = missing - (capacity - 1) * refill;
      const allowed = wait <= 0;
      // Deleted and set again, the key stands last: the first key of the map is the one unused for longest.
      fullAt.delete(key);
      fullAt.set(key, now.getTime() + missing + (allowed ? refill : 0));
      forgetOldest(fullAt, maxKeys);
      return Promise.resolve(allowed ? { allowed } : { allowed, retryAfterSeconds: Math.ceil(wait / 1000) });
    },
  };
}

function clamp(value: number, minimum: number, maximum: number): number {
  return Math.min(Math.max(value, minimum), maximum);
}

function forgetOldest(keys: Map<string, number>, maxKeys: number): void {
  for (const key of keys.keys()) {
    if (keys.size <= maxKeys) return;
    keys.delete(key);
  }
}

function checkOptions({ capacity, refillPerMinute, maxKeys }: MemoryRateLimiterOptions): void {
  if (!Number.isInteger(capacity) || capacity < 1) throw new TypeError("capacity is a positive integer");
  if (!Number.isInteger(maxKeys) || maxKeys < 1) throw new TypeError("maxKeys is a positive integer");
  if (!Number.isFinite(refillPerMinute) || refillPerMinute <= 0)
    throw new TypeError("refillPerMinute is a positive number");
}

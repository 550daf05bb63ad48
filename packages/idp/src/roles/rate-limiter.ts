/** May this go on now? If not, after how many seconds. */
export type RateLimitAnswer =
  { readonly allowed: true } | { readonly allowed: false; readonly retryAfterSeconds: number };

/** Slows down who asks too often. Several nodes want a shared one; a single process has `createMemoryRateLimiter`. */
export interface RateLimiter {
  /** Counts one attempt under `key` and says whether it may go on. Rejects only when it cannot count. */
  take(key: string, now: Date): Promise<RateLimitAnswer>;
}

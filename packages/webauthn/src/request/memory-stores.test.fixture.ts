import type { OneTimeIds, OneTimeStore } from "./one-time-store.js";

/** Keeps values in memory, as a store of one machine would. */
export function createMemoryStore(): OneTimeStore & { readonly entries: Map<string, { value: string; until: Date }> } {
  const entries = new Map<string, { value: string; until: Date }>();
  return {
    entries,
    put(key, value, until) {
      entries.set(key, { value, until });
      return Promise.resolve();
    },
    take(key, now) {
      const entry = entries.get(key);
      entries.delete(key);
      return Promise.resolve(entry && now < entry.until ? entry.value : undefined);
    },
  };
}

/** Remembers IDs in memory. */
export function createMemoryIds(): OneTimeIds & { readonly ids: Map<string, Date> } {
  const ids = new Map<string, Date>();
  return {
    ids,
    take(id, expiresAt) {
      const isNew = !ids.has(id);
      ids.set(id, expiresAt);
      return Promise.resolve(isNew);
    },
  };
}

import type { OneTimeIds, OneTimeStore } from "@idpkit/webauthn";

/** Keeps requests for one process. */
export function createMemoryStore(): OneTimeStore {
  const values = new Map<string, string>();
  return {
    put: (key, value) => {
      values.set(key, value);
      return Promise.resolve();
    },
    take: (key) => {
      const value = values.get(key);
      values.delete(key);
      return Promise.resolve(value);
    },
  };
}

/** Remembers used requests for one process. */
export function createMemoryIds(): OneTimeIds {
  const used = new Set<string>();
  return {
    take: (id) => {
      const isNew = !used.has(id);
      used.add(id);
      return Promise.resolve(isNew);
    },
  };
}

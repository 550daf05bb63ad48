import type { RuntimeKey } from "./public-key.js";

/**
 * Keeps the imported public keys of credentials, those that signed in last, so that the next signature of the same
 * credential costs hardly more than its verification. Holds nothing secret and nothing that anybody signed.
 */
export interface PublicKeyCache {
  /** Finds the key that was imported from these bytes. */
  get(publicKey: string): RuntimeKey | undefined;
  /** Keeps the key that was imported from these bytes. */
  set(publicKey: string, key: RuntimeKey): void;
}

/**
 * Creates a cache for {@link verifyAuthentication}; one per process will do.
 *
 * A key is found by all of its COSE bytes, never by the ID of a credential or of a user: a record that changes in the
 * store is another key here.
 *
 * @param options - `maximumSize` is the number of keys; above it, the one that was not used for longest goes.
 * Each takes some 2 kB, with RSA 3 kB.
 * @throws TypeError when `maximumSize` is no positive integer.
 */
export function createPublicKeyCache({ maximumSize }: { readonly maximumSize: number }): PublicKeyCache {
  if (!Number.isSafeInteger(maximumSize) || maximumSize < 1) {
    throw new TypeError("maximumSize must be a positive integer");
  }
  // A Map is in the order of insertion: the key that is used goes to its end.
  const keys = new Map<string, RuntimeKey>();
  return {
    get(publicKey) {
      const key = keys.get(publicKey);
      if (key === undefined) return undefined;
      keys.delete(publicKey);
      keys.set(publicKey, key);
      return key;
    },
    set(publicKey, key) {
      keys.delete(publicKey);
      keys.set(publicKey, key);
      for (const oldest of keys.keys()) {
        if (keys.size <= maximumSize) return;
        keys.delete(oldest);
      }
    },
  };
}

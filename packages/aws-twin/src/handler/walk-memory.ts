import type { Walk } from "../walk/walk.js";

/** A walk with the moment it was taken. */
export interface RememberedWalk {
  readonly walk: Walk;
  readonly at: Date;
}

/** Keeps the latest walks under ids that nobody can guess. */
export interface WalkMemory {
  /** Returns the id. The oldest walk is forgotten when there is no room. */
  remember(walk: RememberedWalk): string;
  find(id: string): RememberedWalk | undefined;
}

/** A memory for `capacity` walks. */
export function createWalkMemory(capacity: number, crypto: Crypto): WalkMemory {
  const walks = new Map<string, RememberedWalk>();
  return {
    remember(walk) {
      const id = crypto.randomUUID();
      walks.set(id, walk);
      const [oldest] = walks.keys();
      if (walks.size > capacity && oldest !== undefined) walks.delete(oldest);
      return id;
    },
    find: (id) => walks.get(id),
  };
}

import { X509Error } from "../errors.js";

/**
 * What `perform` makes of each item. Why it made nothing of one is added to `failures`.
 *
 * Want of effort is thrown on: a stranger who causes it would choose which lists are passed over, and the one that revokes
 * may be among them.
 */
export function attempt<Item, Result>(
  items: readonly Item[],
  failures: X509Error[],
  perform: (item: Item) => Result,
): readonly Result[] {
  return items.flatMap((item) => {
    try {
      return [perform(item)];
    } catch (error) {
      if (!(error instanceof X509Error) || error.code === "path-search-exhausted") throw error;
      failures.push(error);
      return [];
    }
  });
}

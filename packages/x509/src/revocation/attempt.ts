import { X509Error } from "../errors.js";

/** What `perform` makes of each item. Why it made nothing of one is added to `failures`. */
export function attempt<Item, Result>(
  items: readonly Item[],
  failures: X509Error[],
  perform: (item: Item) => Result,
): readonly Result[] {
  return items.flatMap((item) => {
    try {
      return [perform(item)];
    } catch (error) {
      if (!(error instanceof X509Error)) throw error;
      failures.push(error);
      return [];
    }
  });
}

import { existsSync, readFileSync } from "node:fs";

/** Reads what a log has gained since it was last read. */
export function followLog(file: string): () => string {
  let seen = 0;
  return () => {
    if (!existsSync(file)) return "";
    const all = readFileSync(file, "utf8");
    const gained = all.slice(seen);
    seen = all.length;
    return gained;
  };
}

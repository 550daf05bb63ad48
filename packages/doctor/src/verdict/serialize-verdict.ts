import type { Verdict } from "./verdict.js";

/** Writes a verdict as JSON for programs, in printable ASCII apart from letters. */
export function serializeVerdict(verdict: Verdict, about: Readonly<Record<string, string | undefined>>): string {
  const json = JSON.stringify({ ...about, ...verdict }, undefined, 2);
  // JSON escapes only the first 32 control characters; a terminal obeys some of the others.
  return `${json.replace(/[\u007f-\u009f\p{Cf}\u2028\u2029]/gu, escape)}\n`;
}

function escape(character: string): string {
  return Array.from(
    { length: character.length },
    (_, index) => String.raw`\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`,
  ).join("");
}

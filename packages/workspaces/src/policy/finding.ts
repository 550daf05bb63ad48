/**
 * Whether one element of a statement fits a request.
 *
 * `not-understood` is for what AWS may read in another way than we would: it makes a statement neither allow, nor be
 * passed over when it denies.
 */
export type Finding =
  { readonly verdict: "fits" } | { readonly verdict: "fails" | "not-understood"; readonly explanation: string };

export const fits: Finding = { verdict: "fits" };

export function fails(explanation: string): Finding {
  return { verdict: "fails", explanation };
}

export function notUnderstood(explanation: string): Finding {
  return { verdict: "not-understood", explanation };
}

/** A few values in a sentence for people, cut short. */
export function quoteValues(values: readonly string[]): string {
  const shown = values.slice(0, 3).map((value) => (value.length > 200 ? `${value.slice(0, 200)}…` : value));
  const more = values.length - shown.length;
  return shown.join(" or ") + (more > 0 ? ` or ${String(more)} more` : "");
}

/** A text without characters that would write elsewhere on a terminal: it quotes what strangers and policies say. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "\u{fffd}");
}

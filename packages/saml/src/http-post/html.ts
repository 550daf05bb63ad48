const written = Symbol("written by html");

/** HTML that {@link html} wrote, and that therefore is not escaped a second time. Nothing else can make any. */
export interface Html {
  readonly [written]: true;
  readonly markup: string;
}

/**
 * Template tag for HTML: every value is escaped, as text and as a double-quoted attribute alike.
 *
 * What comes of another `html` template stays as it is; `undefined` becomes nothing.
 */
export function html(literals: TemplateStringsArray, ...values: readonly (string | Html | undefined)[]): Html {
  const markup = literals.reduce((before, literal, i) => before + render(values[i - 1]) + literal);
  return { [written]: true, markup };
}

function render(value: string | Html | undefined): string {
  if (value === undefined) return "";
  if (typeof value === "string") return escape(value);
  // An object that a form parser made of `RelayState[markup]=…` is no HTML of ours.
  if (!Object.hasOwn(value, written)) throw new TypeError("a value of the page is no text");
  return value.markup;
}

function escape(value: string): string {
  return value
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

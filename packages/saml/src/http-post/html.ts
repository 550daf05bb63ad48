/** HTML that {@link html} wrote, and that therefore is not escaped a second time. */
export interface Html {
  readonly markup: string;
}

/**
 * Template tag for HTML: every value is escaped, as text and as a double-quoted attribute alike.
 *
 * What comes of another `html` template stays as it is; `undefined` becomes nothing.
 */
export function html(literals: TemplateStringsArray, ...values: readonly (string | Html | undefined)[]): Html {
  return { markup: literals.reduce((markup, literal, i) => markup + render(values[i - 1]) + literal) };
}

function render(value: string | Html | undefined): string {
  if (value === undefined) return "";
  return typeof value === "string" ? escape(value) : value.markup;
}

function escape(value: string): string {
  return value
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

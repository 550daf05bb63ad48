import { paragraph } from "./paragraph.js";
import { printable } from "./printable.js";
import type { Style } from "./style.js";

/** How wide the page is, and how parts are set apart. */
export interface Layout {
  /** Characters in a line. */
  readonly columns: number;
  readonly style: Style;
}

/** A text behind its label: all lines of it begin below each other. */
export function labelled(
  label: string,
  text: string,
  { columns, set = (line) => line }: Pick<Layout, "columns"> & { readonly set?: (line: string) => string },
): readonly string[] {
  const lines = paragraph(printable(text), columns - margin.length - labelWidth);
  return lines.map((line, index) => `${margin}${(index === 0 ? label : "").padEnd(labelWidth)}${set(line)}`);
}

/** A text behind a sign of one character. */
export function signed(sign: string, text: string, { columns }: Pick<Layout, "columns">): readonly string[] {
  const lines = paragraph(printable(text), columns - margin.length);
  return lines.map((line, index) => (index === 0 ? `${sign}  ${line}` : `${margin}${line}`));
}

/** As wide as a sign and what follows it. */
export const margin = "   ";

const labelWidth = 14;

import { brought, neededBy, type BringOption } from "./bring.js";
import { margin, signed, type Layout } from "./layout.js";
import { paragraph } from "./paragraph.js";
import { printable } from "./printable.js";
import { renderFirstFault, renderOtherFaults } from "./render-faults.js";
import type { ExaminedStep, Verdict } from "./verdict.js";

/** What stands around a verdict. */
export interface Page extends Layout {
  /** What was judged, and when. */
  readonly about: readonly string[];
  /** What was brought, or is known without. */
  readonly known: ReadonlySet<BringOption>;
  /** What to know of this case besides, behind what to do next. */
  readonly hints: readonly string[];
}

/** Writes a verdict for people: the first fault with what to do next, then the others, then what was not looked at. */
export function renderVerdict({ outcome, verdict, steps }: Verdict, page: Page): string {
  const { about, columns, style } = page;
  const others = steps.filter((step) => step !== verdict);
  const blocks = [
    about.flatMap((text) => paragraph(printable(text), columns)).map(style.faint),
    verdict
      ? renderFirstFault(verdict, page)
      : [`${style.good("✔")}  ${style.strong(outcome === "warn" ? onlyWarnings : noFault)}`],
    renderOtherFaults(others, page),
    renderNames(steps, page),
    renderBring(steps, page),
  ];
  const written = blocks.filter((block) => block.length > 0).map((block) => block.join("\n"));
  return `${written.join("\n\n")}\n`;
}

/** The names of the steps are enough where nothing is to be done. */
function renderNames(steps: readonly ExaminedStep[], { columns, style }: Page): readonly string[] {
  const passed = namesOf(steps, "pass");
  const notReached = namesOf(steps, "not-reached");
  return [
    ...(passed === "" ? [] : signed(style.good("✔"), passed, { columns })),
    ...(notReached === "" ? [] : signed("–", `not reached: ${notReached}`, { columns })),
  ].map(style.faint);
}

function namesOf(steps: readonly ExaminedStep[], wanted: ExaminedStep["outcome"]): string {
  return steps
    .filter(({ outcome }) => outcome === wanted)
    .map(({ name }) => name)
    .join(" · ");
}

function renderBring(steps: readonly ExaminedStep[], { known }: Page): readonly string[] {
  const skipped = steps.filter(({ outcome }) => outcome === "skipped");
  const needed = new Set(skipped.flatMap(({ name }) => neededBy[name] ?? []));
  const missing = (Object.keys(brought) as BringOption[]).filter((each) => needed.has(each) && !known.has(each));
  if (missing.length === 0) return [];
  const width = Math.max(...missing.map((option) => option.length));
  return [
    "–  To check more, bring",
    ...missing.map((option) => `${margin}${option.padEnd(width)}  ${brought[option]}`),
  ];
}

const noFault = "No fault was found in what was brought.";
const onlyWarnings = "Nothing in what was brought stops the sign-in.";

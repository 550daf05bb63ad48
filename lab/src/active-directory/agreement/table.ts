import type { Answers } from "./ask.js";
import { knownDifferences } from "./known-differences.js";

/** What was asked, and what came of it. */
export interface Row extends Answers {
  readonly name: string;
}

/** Whether our decision for Samba is the KDC's. */
export function agrees({ kdc, samba }: Answers): boolean {
  return kdc.accepted === (samba.outcome === "allow");
}

/** Writes a table with who accepts what and why not; a `≠` marks the answers that differ from the KDC's. */
export function formatTable(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(({ name }) => name.length));
  const lines = rows.map(({ name, kdc, samba, windows }) => {
    const accepted = [kdc.accepted, samba.outcome === "allow", windows.outcome === "allow"];
    const marks = accepted.map((yes) => `${yes ? "y" : "–"}${yes === kdc.accepted ? " " : "≠"}`);
    const [kdcMark = "", sambaMark = "", windowsMark = ""] = marks;
    const cells = [kdcMark.padEnd(3), sambaMark.padEnd(5), windowsMark.padEnd(7), ours(samba, windows).padEnd(42)];
    return `${name.padEnd(width)} | ${cells.join(" | ")} | ${kdc.accepted ? "" : kdc.reason}`;
  });
  const header = `${"".padEnd(width)} | KDC | samba | windows | ${"our reason".padEnd(42)} | the KDC's reason`;
  const disagreements = rows.filter((row) => !agrees(row));
  const known = disagreements.map(({ name }) => `  ${name}: ${knownDifferences[name] ?? "UNKNOWN"}`);
  const count = `${rows.length} cases, ${disagreements.length} disagreements of the KDC with our decision for Samba`;
  return [header, ...lines, "", count, ...known].join("\n");
}

/** For Samba and, where it is another one, for Windows. */
function ours(samba: Answers["samba"], windows: Answers["windows"]): string {
  const [forSamba, forWindows] = [samba, windows].map((decision) =>
    decision.outcome === "allow" ? decision.rule : decision.reason,
  );
  return forSamba === forWindows ? String(forSamba) : `${String(forSamba)}; ${String(forWindows)}`;
}

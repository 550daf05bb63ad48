import { titles } from "../walk/titles.js";
import type { StepName } from "../walk/walk.js";
import type { Fault } from "./fault.js";
import { faults } from "./faults.js";
import { sources } from "./sources.js";

/** The catalogue as a document: step by step, what is seen, why, and how to mend it. */
export function formatFaults(): string {
  const steps = (Object.keys(titles) as StepName[]).map(formatStep);
  const links = Object.entries(sources).map(([name, { url }]) => `[${name}]: ${url}`);
  return [introduction, ...steps, links.join("\n")].join("\n\n") + "\n";
}

function formatStep(name: StepName, index: number): string {
  const rows = Object.entries(faults).filter(([, { step }]) => step === name);
  return [
    `## ${index + 1}. ${titles[name]} (\`${name}\`)`,
    "",
    "| Seen | Cause | Fix | Code |",
    "| --- | --- | --- | --- |",
    ...rows.map(([code, fault]) => formatRow(code, fault)),
  ].join("\n");
}

function formatRow(code: string, { outcome, says, cause, remedy, source }: Fault): string {
  const { title } = sources[source];
  const mark = outcome === "warn" ? " (warning)" : "";
  return `| ${[says, cause, `${remedy} [${title}][${source}]`, `\`${code}\`${mark}`].map(escape).join(" | ")} |`;
}

function escape(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("*", "\\*").replaceAll("<", "&lt;");
}

const introduction = `# What AWS says, why, and what to do

In the order in which AWS sign-in, STS, WorkSpaces and the domain controller look. The first one that applies is the one to
mend; \`@idpkit/aws-twin\` and \`@idpkit/doctor\` find it and name it by its code. A warning is what AWS takes but should not
be sent, or does not document; the sign-in goes on.

Made from the twin's catalogue, as of November 2026; to write it anew: \`npx vitest run src/faults --update\` in \`packages/aws-twin\`.`;

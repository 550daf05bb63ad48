import { faults } from "@idpkit/aws-twin";

import { certificateFaults } from "../certificates/certificate-faults.js";
import { labelled, margin, signed, type Layout } from "./layout.js";
import type { ExaminedFault, ExaminedStep } from "./verdict.js";

/** The fault to mend first, with all that is known of it. */
export function renderFirstFault(
  step: ExaminedStep,
  { hints, ...layout }: Layout & { readonly hints: readonly string[] },
): readonly string[] {
  const { columns, style } = layout;
  return faultsOf(step).flatMap(({ code, says, evidence, remedy }) => [
    `${style.bad("✖")}  ${style.strong(`Not so: «${step.title}»`)}  ${style.faint(code)}`,
    "",
    ...labelled(speakerOf(step), says, { columns }),
    // Where nothing was seen but that something is missing, the evidence is the cause.
    ...labelled("Why", [...new Set([causeOf(code), evidence])].join(" "), { columns }),
    ...labelled("Do next", [remedy, ...hints].join(" "), { columns, set: style.strong }),
  ]);
}

/** The other faults, and what could be better. */
export function renderOtherFaults(steps: readonly ExaminedStep[], { columns, style }: Layout): readonly string[] {
  return steps.flatMap((step) => {
    const sign = step.outcome === "fail" ? style.bad("✖") : style.doubtful("⚠");
    return faultsOf(step).flatMap(({ code, remedy }) => [
      ...signed(sign, `${causeOf(code)} ${remedy}`, { columns }),
      `${margin}${style.faint(code)}`,
    ]);
  });
}

function faultsOf({ code, says, evidence = "", remedy = "", warnings }: ExaminedStep): readonly ExaminedFault[] {
  if (code === undefined) return [];
  return warnings ?? [{ code, says, evidence, remedy }];
}

function causeOf(code: ExaminedFault["code"]): string {
  return { ...faults, ...certificateFaults }[code].cause;
}

function speakerOf({ name }: ExaminedStep): string {
  if (name === "logon") return "Windows says";
  return seenByPeople.has(name) ? "You see" : "AWS says";
}

/** What these steps refuse shows at the desktop or in the client; AWS prints no message of its own. */
const seenByPeople: ReadonlySet<ExaminedStep["name"]> = new Set([
  "stream-permission",
  "directory",
  "user",
  "relay-state",
  "authority",
  "certificate",
  "domain-controller",
]);

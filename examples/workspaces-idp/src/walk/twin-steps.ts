import type { Walk, WalkStep } from "@idpkit/aws-twin";

import type { WalkedStep } from "./walk-record.js";

/**
 * Asks the twin how the sign-in looked from its side.
 *
 * @param desktopUrl - the page that the sign-in ended at
 */
export async function readTwinSteps(desktopUrl: string): Promise<{ opened: boolean; steps: readonly WalkedStep[] }> {
  const answer = await fetch(`${desktopUrl}.json`);
  const { outcome, steps } = (await answer.json()) as Walk;
  return {
    opened: outcome === "desktop",
    steps: steps.map((step) => ({
      actor: "AWS and Active Directory (twin)",
      title: step.title,
      outcome: step.outcome,
      milliseconds: step.milliseconds,
      ...(isWorthTelling(step) && { says: step.says }),
    })),
  };
}

/** What went wrong is; and the domain controller has the last word, whichever it is. */
function isWorthTelling({ name, outcome }: WalkStep): boolean {
  return outcome === "fail" || outcome === "warn" || (name === "logon" && outcome === "pass");
}

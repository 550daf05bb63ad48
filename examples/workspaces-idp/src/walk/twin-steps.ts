import type { Walk } from "@idpkit/aws-twin";

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
    steps: steps.map(({ title, outcome, milliseconds, says }) => ({
      actor: "AWS and Active Directory (twin)",
      title,
      outcome,
      milliseconds,
      ...(outcome === "fail" && { says }),
    })),
  };
}

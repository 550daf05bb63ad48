import { access, constants } from "node:fs/promises";

import { type Browser, chromium } from "playwright-core";

/** The path of an installed Chromium or Chrome; `undefined` when there is none. */
export async function findChromium(): Promise<string | undefined> {
  const chosen = process.env["PLAYWRIGHT_CHROMIUM"];
  for (const path of chosen ? [chosen] : usualPlaces) {
    if (await isExecutable(path)) return path;
  }
  return undefined;
}

/** What to tell a person without one. */
export const howToGetChromium = "apt-get install chromium, or set PLAYWRIGHT_CHROMIUM to the path of a Chromium";

/** Starts it, unseen. */
export function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath });
}

function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

const usualPlaces = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

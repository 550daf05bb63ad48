import { join } from "node:path";

import type { Page } from "playwright-core";

/** Photographs the page as it is: on a computer by day and by night, and on a phone. */
export async function takeScreenshots(page: Page, folder: string, name: string): Promise<void> {
  for (const { look, colorScheme, size } of looks) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(size);
    const path = join(folder, `${name}-${look}.png`);
    await page.screenshot({ path, fullPage: true, animations: "disabled", timeout: 60_000 });
  }
  await page.emulateMedia({ colorScheme: null });
  await page.setViewportSize(desktop);
}

const desktop = { width: 1280, height: 800 };

const looks = [
  { look: "light", colorScheme: "light", size: desktop },
  { look: "dark", colorScheme: "dark", size: desktop },
  { look: "phone", colorScheme: "light", size: { width: 390, height: 844 } },
] as const;

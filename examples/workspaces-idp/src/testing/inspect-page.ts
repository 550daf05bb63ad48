import type { CDPSession, Page } from "playwright-core";

import { findFaintText } from "./contrast.js";

/** What a person with a screen reader, a keyboard, a small screen or tired eyes would trip over; all empty on a good page. */
export interface PageFaults {
  readonly unnamedControls: readonly string[];
  readonly structure: readonly string[];
  readonly wideAtPhoneSize: readonly number[];
  readonly faintText: readonly string[];
}

/** What a good page gives. */
export const faultless: PageFaults = { unnamedControls: [], structure: [], wideAtPhoneSize: [], faintText: [] };

/** Looks a page over as it is now. */
export async function inspectPage(page: Page, devtools: CDPSession): Promise<PageFaults> {
  return {
    unnamedControls: await findUnnamedControls(devtools),
    structure: await checkStructure(page),
    wideAtPhoneSize: await measureOverflow(page),
    faintText: await findFaintText(page),
  };
}

/** From Chromium's accessibility tree, which is what assistive technology gets. */
async function findUnnamedControls(devtools: CDPSession): Promise<readonly string[]> {
  const { nodes } = await devtools.send("Accessibility.getFullAXTree");
  const controls = nodes.filter(({ ignored, role }) => !ignored && controlRoles.has(String(role?.value)));
  return controls.filter(({ name }) => !String(name?.value ?? "").trim()).map(({ role }) => String(role?.value));
}

async function checkStructure(page: Page): Promise<readonly string[]> {
  const headings = await page.locator("h1:visible").count();
  const mains = await page.locator("main:visible").count();
  const language = await page.locator("html").getAttribute("lang");
  return [
    ...(headings === 1 ? [] : [`${headings} first-level headings`]),
    ...(mains === 1 ? [] : [`${mains} main landmarks`]),
    ...(language ? [] : ["no language"]),
    ...((await page.title()) ? [] : ["no title"]),
  ];
}

async function measureOverflow(page: Page): Promise<readonly number[]> {
  const size = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 844 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  if (size) await page.setViewportSize(size);
  return width > 390 ? [width] : [];
}

const controlRoles = new Set(["button", "link", "textbox", "searchbox", "combobox", "checkbox", "radio", "menuitem"]);

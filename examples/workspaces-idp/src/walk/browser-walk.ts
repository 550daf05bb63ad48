import type { Page } from "playwright-core";

import { launchChromium } from "./chromium.js";
import { type DeviceFile, openDeviceFile } from "./device-file.js";
import { takeScreenshots } from "./screenshots.js";
import { addVirtualAuthenticator, type VirtualCredential } from "./virtual-authenticator.js";
import type { WalkRecord } from "./walk-record.js";
import type { Walker, WalkPlan } from "./walker.js";

/** What a walk in a browser needs. */
export interface BrowserWalkerOptions {
  readonly executablePath: string;
  readonly dataFolder: string;
  /** The folder that pictures of the pages go to. */
  readonly screenshots: string;
}

/** Creates a walker who clicks through the pages in Chromium. */
export function createBrowserWalker({ executablePath, dataFolder, screenshots }: BrowserWalkerOptions): Walker {
  const device = openDeviceFile<VirtualCredential>(dataFolder, "chromium");
  return {
    name: "Person in Chromium",
    screenshots,
    hasPasskey: async () => (await device.read()).length > 0,
    async walk(plan, record) {
      const browser = await launchChromium(executablePath);
      try {
        return await walkOnPage(device, { page: await browser.newPage(), plan, record, screenshots });
      } finally {
        await browser.close();
      }
    },
  };
}

async function walkOnPage(device: DeviceFile<VirtualCredential>, walk: BrowserWalk): Promise<string> {
  const { enrolmentLink } = walk.plan;
  const credentials = enrolmentLink === undefined ? await device.read() : [];
  const authenticator = await addVirtualAuthenticator(walk.page, { credentials });
  try {
    if (enrolmentLink !== undefined) await enrol(enrolmentLink, walk);
    await signInAndOut(walk);
    return await openDesktop(walk);
  } finally {
    await device.write(await authenticator.credentials());
  }
}

interface BrowserWalk {
  readonly page: Page;
  readonly plan: WalkPlan;
  readonly record: WalkRecord;
  readonly screenshots: string;
}

async function enrol(link: string, { page, record, screenshots }: BrowserWalk): Promise<void> {
  await record.take("Open the enrolment link", () => page.goto(link));
  await takeScreenshots(page, screenshots, "enrol");
  await page.getByLabel("A name for it").fill("Demo laptop");
  await record.take("Create a passkey", async () => {
    await page.getByRole("button", { name: "Create passkey" }).click();
    await page.getByRole("heading", { name: "Your passkey is ready" }).waitFor();
  });
}

async function signInAndOut({ page, plan, record, screenshots }: BrowserWalk): Promise<void> {
  const { origin } = plan;
  await record.take("Open the sign-in page", () => page.goto(`${origin}/sign-in`));
  await takeScreenshots(page, screenshots, "sign-in");
  await record.take("Sign in with the passkey", () => signIn(page, `${origin}/account`));
  await takeScreenshots(page, screenshots, "account");
  await record.take("Sign out", async () => {
    await page.getByRole("button", { name: "Sign out", exact: true }).click();
    await page.waitForURL(`${origin}/signed-out`);
  });
}

async function openDesktop({ page, plan, record, screenshots }: BrowserWalk): Promise<string> {
  const { launchUrl, twinOrigin } = plan;
  await record.take("Open the user access URL with its RelayState", () => page.goto(launchUrl));
  await record.take("Sign in and go on to the desktop", () => signIn(page, `${twinOrigin}/desktop/*`));
  await takeScreenshots(page, screenshots, "desktop");
  return page.url();
}

async function signIn(page: Page, destination: string): Promise<void> {
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.waitForURL(destination, { timeout: 10_000 }).catch(async (cause: unknown) => {
    throw new Error(`The page says: ${await page.locator("main").innerText()}`, { cause });
  });
}

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type AppFolder, createAppFolder } from "./testing/app-folder.js";
import { faultless, inspectPage } from "./testing/inspect-page.js";
import { describeWith } from "./testing/laboratory.js";
import { enrol, openVisitor, signIn, type Visitor } from "./testing/visitor.js";
import { findChromium, howToGetChromium, launchChromium } from "./walk/chromium.js";
import { type Program, readStartReport, startProgram } from "./walk/program.js";

const chromium = await findChromium();

describeWith({ found: chromium !== undefined, howToGet: howToGetChromium }, "in Chromium", () => {
  let app: AppFolder;
  let program: Program;
  let browser: Browser;
  let links: ReadonlyMap<string, string>;
  let launchUrl: string;
  beforeAll(async () => {
    app = await createAppFolder();
    [program, browser] = await Promise.all([startProgram(app.environment), launchChromium(chromium ?? "")]);
    ({ enrolmentLinks: links, launchUrl } = readStartReport(program.output()));
  });
  afterAll(async () => {
    await browser.close();
    expect(await program.stop()).toBe(0);
    await app.remove();
  });
  const linkOf = (account: string) => links.get(account) ?? "";

  it("a person enrols, signs in, signs out, and comes back as the WorkSpaces client sends them to their desktop", async () => {
    const visitor = await openVisitor(browser);
    const { page, device, complaints } = visitor;
    await enrol(visitor, linkOf("aokafor"));
    await signIn(visitor, app.origin);
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toContain("Ada Okafor");
    await page.getByRole("button", { name: "Sign out", exact: true }).click();
    await page.waitForURL(`${app.origin}/signed-out`);

    await page.goto(launchUrl);
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await page.waitForURL(`${app.twinOrigin}/desktop/*`);

    const walk = (await (await fetch(`${page.url()}.json`)).json()) as unknown;
    expect(walk).toMatchObject({
      outcome: "desktop",
      desktop: {
        user: "aokafor",
        // Byte for byte what the client sent.
        relayState: "https://workspaces.euc-sso.eu-central-1.aws.amazon.com/sso-idp?registrationCode=WSfra%2BABC123",
        registrationCode: "WSfra+ABC123",
        certificate: {
          upn: "ada.okafor@corp.example.com",
          sid: "S-1-5-21-1085031214-1563985344-725345543-1104",
        },
      },
    });
    expect(await inspectPage(page, device.devtools)).toEqual(faultless);
    expect(complaints).toEqual([]);
  });

  describe("a person whose browser offers passkeys in autofill", () => {
    let enrolled: Visitor;
    beforeAll(async () => {
      enrolled = await openVisitor(browser);
      await enrol(enrolled, linkOf("klarsen"));
    });
    const openAgain = async () =>
      openVisitor(browser, { credentials: await enrolled.device.credentials(), autofill: true });

    it("signs in without a button", async () => {
      const { page, complaints } = await openAgain();
      await page.goto(`${app.origin}/sign-in`);
      await page.waitForURL(`${app.origin}/account`);
      expect(complaints).toEqual([]);
    });

    it("and chooses none signs in with the button", async () => {
      const { page, device, complaints } = await openAgain();
      await device.setPresence(false);
      const autofill = page.waitForResponse(/\/api\/sign-in\/options$/);
      await page.goto(`${app.origin}/sign-in`);
      await autofill;
      // The page asks again only when the request of autofill is gone.
      await page.route("**/api/sign-in/options", async (route) => {
        await device.setPresence(true);
        await route.continue();
      });
      await page.getByRole("button", { name: "Sign in with a passkey" }).click();
      await page.waitForURL(`${app.origin}/account`);
      expect(complaints).toEqual([]);
    });

    it("and presses the button before they are there signs in with it", async () => {
      const { page, complaints } = await openAgain();
      const events: string[] = [];
      let press = (): void => undefined;
      const pressed = new Promise<void>((resolve) => (press = resolve));
      await page.route("**/api/sign-in/options", async (route) => {
        events.push("asked");
        await pressed;
        const response = await route.fetch();
        events.push("answered");
        await route.fulfill({ response });
      });
      await page.goto(`${app.origin}/sign-in`);
      await page.getByRole("button", { name: "Sign in with a passkey" }).click();
      press();
      await page.waitForURL(`${app.origin}/account`);
      // One after the other: autofill is given up before the button asks.
      expect(events).toEqual(["asked", "answered", "asked", "answered"]);
      expect(complaints).toEqual([]);
    });
  });

  it("a keyboard is enough, from the enrolment to the desktop", async () => {
    const { page, complaints } = await openVisitor(browser);
    await page.goto(linkOf("mrossi"));
    await tabTo(page, "textbox", "A name for it");
    await page.keyboard.type("Keyboard");
    await tabTo(page, "button", "Create passkey");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Your passkey is ready" }).waitFor();

    await tabTo(page, "link", "Sign in");
    await page.keyboard.press("Enter");
    await page.waitForURL(`${app.origin}/sign-in`);
    await tabTo(page, "button", "Sign in with a passkey");
    await page.keyboard.press("Enter");
    await page.waitForURL(`${app.origin}/account`);

    await tabTo(page, "link", "Open my WorkSpace");
    await page.keyboard.press("Enter");
    await page.waitForURL(`${app.twinOrigin}/desktop/*`);
    await page.goto(`${app.origin}/account`);
    await tabTo(page, "button", "Sign out");
    await page.keyboard.press("Enter");
    await page.waitForURL(`${app.origin}/signed-out`);
    expect(complaints).toEqual([]);
  });

  it("every page has a language, one heading, named controls, room on a phone and enough contrast", async () => {
    const visitor = await openVisitor(browser);
    const { page, device } = visitor;
    const inspect = async (where: string) => {
      expect({ where, ...(await inspectPage(page, device.devtools)) }).toEqual({ where, ...faultless });
    };

    await page.goto(linkOf("sobrien"));
    await inspect("enrolment");
    await enrol(visitor, linkOf("sobrien"));
    await inspect("enrolment, done");
    for (const address of [`${app.origin}/sign-in`, launchUrl]) {
      await page.goto(address);
      await inspect(address);
    }
    await signIn(visitor, app.origin);
    await inspect("account");
    await page.getByRole("link", { name: /^Remove/ }).click();
    await page.waitForURL(/\/account\/passkeys\/remove/);
    await inspect("removal");
    for (const path of ["/signed-out", "/nowhere", "/launch?RelayState=https%3A%2F%2Fevil.example"]) {
      await page.goto(`${app.origin}${path}`);
      await inspect(path);
    }
    const refused = await fetch(`${app.twinOrigin}/saml`, { method: "POST", body: new URLSearchParams() });
    for (const address of [app.twinOrigin, refused.url]) {
      await page.goto(address);
      await inspect(address);
    }
  });
});

async function tabTo(page: Page, role: "button" | "link" | "textbox", name: string): Promise<void> {
  const control = page.getByRole(role, { name }).first();
  for (let presses = 0; presses < 20; presses++) {
    await page.keyboard.press("Tab");
    if (await control.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`the Tab key does not lead to ${name}`);
}

import type { Browser, Page } from "playwright-core";

import {
  addVirtualAuthenticator,
  type VirtualAuthenticator,
  type VirtualAuthenticatorOptions,
} from "../walk/virtual-authenticator.js";

/** A person with a browser and a device of their own. */
export interface Visitor {
  readonly page: Page;
  readonly device: VirtualAuthenticator;
  /** What the browser complained about: scripts that failed, and whatever the content security policy blocked. */
  readonly complaints: readonly string[];
}

/** Opens a browser window without cookies and gives it a device. */
export async function openVisitor(browser: Browser, options?: VirtualAuthenticatorOptions): Promise<Visitor> {
  const page = await browser.newPage();
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on("pageerror", ({ message }) => complaints.push(message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  return { page, device: await addVirtualAuthenticator(page, options), complaints };
}

/** Follows an enrolment link and presses the button; what comes of it is for the caller to see. */
export async function startEnrolment({ page }: Visitor, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole("button", { name: "Create passkey" }).click();
}

/** Enrols a passkey. */
export async function enrol(visitor: Visitor, link: string): Promise<void> {
  await startEnrolment(visitor, link);
  await visitor.page.getByRole("heading", { name: "Your passkey is ready" }).waitFor();
}

/** Opens the sign-in page and presses the button; what comes of it is for the caller to see. */
export async function startSignIn({ page }: Visitor, origin: string): Promise<void> {
  await page.goto(`${origin}/sign-in`);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
}

/** Signs in and arrives at the account page. */
export async function signIn(visitor: Visitor, origin: string): Promise<void> {
  await startSignIn(visitor, origin);
  await visitor.page.waitForURL(`${origin}/account`);
}

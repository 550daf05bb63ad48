import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

import type { Browser, Page } from "playwright-core";

import {
  addVirtualAuthenticator,
  type VirtualAuthenticator,
  type VirtualAuthenticatorOptions,
} from "../walk/virtual-authenticator.js";

/** A page that has nothing but `@idpkit/webauthn/browser`, and a device to go with it. */
export interface PasskeyPage {
  readonly device: VirtualAuthenticator;
  /** Calls a function of the entry on the page; gives its value, or the code that it refuses with. */
  run(name: string, options?: object, handling?: Handling): Promise<Outcome>;
  /** Runs a script on the page. */
  readonly evaluate: Page["evaluate"];
  /** Stops a call by its signal, as soon as it is made. */
  abort(): Promise<void>;
}

/** How a ceremony goes about on the page. */
export interface Handling {
  readonly mediation?: "conditional";
  /** Whether {@link PasskeyPage.abort} can stop it. */
  readonly abortable?: boolean;
}

/** What comes of a call on the page. */
export type Outcome = { readonly value: unknown } | { readonly code: unknown };

/** Opens the page at an address; no server is asked. */
export async function openPasskeyPage(
  browser: Browser,
  address: string,
  options: VirtualAuthenticatorOptions = {},
): Promise<PasskeyPage> {
  const page = await browser.newPage();
  page.setDefaultTimeout(20_000);
  await page.route("**/*", async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === "/") await route.fulfill({ contentType: "text/html", body: document });
    else if (pathname === "/passkeys.js") await route.fulfill({ contentType: "text/javascript", body: await entry });
    else await route.fulfill({ status: 404 });
  });
  const device = await addVirtualAuthenticator(page, options);
  await page.goto(address);
  await page.waitForFunction("window.passkeys !== undefined");
  return {
    device,
    run: (name, options = {}, handling = {}) => page.evaluate(callOnPage, [name, options, handling] as const),
    evaluate: page.evaluate.bind(page),
    async abort() {
      await page.waitForFunction("window.abort !== undefined");
      await page.evaluate("window.abort()");
    },
  };
}

/** What the call resolved to, for the server; fails when it was refused. */
export function valueOf(outcome: Outcome): unknown {
  if ("code" in outcome) throw new Error(`refused: ${String(outcome.code)}`);
  return outcome.value;
}

/** Runs on the page, so that nothing from outside is known in it. */
function callOnPage([name, options, handling]: readonly [string, object, Handling]): Promise<Outcome> {
  const { passkeys } = window as unknown as PageGlobals;
  const { abortable, ...others } = handling;
  const controller = new AbortController();
  if (abortable) {
    Object.assign(window, {
      abort: () => {
        controller.abort();
      },
    });
  }
  return Promise.resolve(passkeys[name]?.(options, { ...others, signal: controller.signal })).then(
    (value) => ({ value }),
    (reason: unknown) => ({ code: (reason as { code: unknown }).code }),
  );
}

interface PageGlobals {
  readonly passkeys: Readonly<Record<string, (options: object, handling: object) => unknown>>;
}

const entry = readFile(createRequire(import.meta.url).resolve("@idpkit/webauthn/browser"), "utf8");
const document = `<!doctype html><input autocomplete="username webauthn">
<script type="module">import * as passkeys from "/passkeys.js"; window.passkeys = passkeys;</script>`;

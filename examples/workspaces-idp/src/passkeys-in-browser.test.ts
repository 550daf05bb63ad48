import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

import {
  buildAuthenticationOptions,
  buildRegistrationOptions,
  type CredentialRecord,
  parseAuthenticationResponse,
  parseRegistrationResponse,
  verifyAuthentication,
  verifyRegistration,
} from "@idpkit/webauthn";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";

import { describeWith } from "./testing/laboratory.js";
import { findChromium, howToGetChromium, launchChromium } from "./walk/chromium.js";
import { addVirtualAuthenticator, type VirtualAuthenticatorOptions } from "./walk/virtual-authenticator.js";

const rpId = "idp.example.com";
const origin = `https://${rpId}`;
const userHandle = randomBytes(32);
const algorithms = [-7] as const;

const chromium = await findChromium();

describeWith({ found: chromium !== undefined, howToGet: howToGetChromium }, "@idpkit/webauthn/browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium(chromium ?? "");
  });
  afterAll(() => browser.close());

  it("creates a passkey, and signs in with it", async () => {
    const { page } = await openPage(browser);
    const credential = await register(page);
    await signIn(page, credential);
  });

  it("does the same where the browser converts no JSON", async () => {
    const { page } = await openPage(browser);
    await page.evaluate(() => {
      const statics = PublicKeyCredential as unknown as Record<string, unknown>;
      delete statics["parseCreationOptionsFromJSON"];
      delete statics["parseRequestOptionsFromJSON"];
      delete (PublicKeyCredential.prototype as Partial<PublicKeyCredential>).toJSON;
    });
    const credential = await register(page);
    await signIn(page, credential);
    const again = { ...registrationOptions(), excludeCredentials: [{ type: "public-key", id: credential.id }] };
    expect(await run(page, "createPasskey", again)).toEqual({ code: "already-registered" });
  });

  it("creates a passkey that may be copied, which a policy of deviceBound refuses", async () => {
    const { page } = await openPage(browser, { backupEligible: true });
    await expect(register(page)).rejects.toMatchObject({ code: "backup-eligible-refused" });
  });

  it("signs in from the autofill of a field", async () => {
    const { page } = await openPage(browser, { autofill: true });
    expect(await run(page, "isConditionalMediationAvailable")).toEqual({ value: true });
    const credential = await register(page);
    await signIn(page, credential, { mediation: "conditional" });
  });

  it("asks for no autofill where there is none", async () => {
    const { page } = await openPage(browser, { autofill: false });
    expect(await run(page, "getPasskey", requestOptions(), { mediation: "conditional" })).toEqual({
      code: "browser-unfit",
    });
  });

  it("is stopped by its signal, and then free for another", async () => {
    const { page, device } = await openPage(browser);
    const credential = await register(page);
    const { authenticatorId } = device;
    await device.devtools.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId, enabled: false });
    const waiting = run(page, "getPasskey", requestOptions(), { abortable: true });
    await page.waitForFunction("window.abort !== undefined");
    await page.evaluate("window.abort()");
    expect(await waiting).toEqual({ code: "interrupted" });
    await device.devtools.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId, enabled: true });
    await signIn(page, credential);
  });

  it("tells that nothing was confirmed when the person was not verified", async () => {
    const { page, device } = await openPage(browser);
    await register(page);
    const { authenticatorId } = device;
    await device.devtools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
    expect(await run(page, "getPasskey", requestOptions())).toEqual({ code: "not-confirmed" });
    expect(await run(page, "createPasskey", registrationOptions())).toEqual({ code: "not-confirmed" });
  });

  it("tells that a device has a passkey already", async () => {
    const { page } = await openPage(browser);
    const { id } = await register(page);
    const options = { ...registrationOptions(), excludeCredentials: [{ type: "public-key", id }] };
    expect(await run(page, "createPasskey", options)).toEqual({ code: "already-registered" });
  });

  it("tells that a page is not at the address of its passkeys", async () => {
    const { page } = await openPage(browser, {}, "https://idp.example.net");
    expect(await run(page, "createPasskey", registrationOptions())).toEqual({ code: "address-mismatch" });
    expect(await run(page, "getPasskey", requestOptions())).toEqual({ code: "address-mismatch" });
  });

  it("tells that the browser knows no such kind of credential", async () => {
    const { page } = await openPage(browser);
    const options = { ...registrationOptions(), pubKeyCredParams: [{ type: "secret-key", alg: -7 }] };
    expect(await run(page, "createPasskey", options)).toEqual({ code: "authenticator-unfit" });
  });

  it.each([{ challenge: "!" }, { challenge: undefined }])("tells that options are malformed: %j", async (defect) => {
    const { page } = await openPage(browser);
    expect(await run(page, "createPasskey", { ...registrationOptions(), ...defect })).toEqual({
      code: "options-malformed",
    });
    expect(await run(page, "getPasskey", { ...requestOptions(), ...defect })).toEqual({ code: "options-malformed" });
  });

  it("tells that a page without https has no passkeys", async () => {
    const { page } = await openPage(browser, {}, `http://${rpId}`);
    expect(await run(page, "isWebAuthnAvailable")).toEqual({ value: false });
    expect(await run(page, "createPasskey", registrationOptions())).toEqual({ code: "browser-unfit" });
    expect(await run(page, "getPasskey", requestOptions())).toEqual({ code: "browser-unfit" });
  });

  it("signals which passkeys are gone and what a user is called", async () => {
    const { page, device } = await openPage(browser);
    const { id: credentialId } = await register(page);
    const userId = userHandle.toString("base64url");
    const details = { rpId, userId, name: "ada@example.com", displayName: "Ada" };
    expect(await run(page, "signalCurrentUserDetails", details)).toEqual({ value: true });
    expect(await device.credentials()).toMatchObject([{ userName: "ada@example.com", userDisplayName: "Ada" }]);

    expect(await run(page, "signalUnknownCredential", { rpId, credentialId })).toEqual({ value: true });
    expect(await device.credentials()).toEqual([]);

    await register(page);
    const none = { rpId, userId, allAcceptedCredentialIds: [] };
    expect(await run(page, "signalAllAcceptedCredentials", none)).toEqual({ value: true });
    expect(await device.credentials()).toEqual([]);

    expect(await run(page, "signalUnknownCredential", { rpId: "example.net", credentialId })).toEqual({
      code: "address-mismatch",
    });
    expect(await run(page, "signalUnknownCredential", { rpId, credentialId: "!" })).toEqual({
      code: "options-malformed",
    });
  });

  it("tells what the browser can do", async () => {
    const { page } = await openPage(browser);
    expect(await run(page, "getClientCapabilities")).toMatchObject({ value: { signalUnknownCredential: true } });
  });
});

/** A page at `address` that has nothing but the entry, and a device to go with it. */
async function openPage(browser: Browser, options: VirtualAuthenticatorOptions = {}, address = origin) {
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
  return { page, device };
}

/** Calls a function of the entry on the page; gives its value, or the code that it refuses with. */
async function run(page: Page, name: string, options: object = {}, handling: object = {}): Promise<Outcome> {
  return page.evaluate(
    ([name, options, { abortable, ...handling }]) => {
      const { passkeys } = window as unknown as PageGlobals;
      const controller = new AbortController();
      if (abortable) {
        Object.assign(window, {
          abort: () => {
            controller.abort();
          },
        });
      }
      return Promise.resolve(passkeys[name]?.(options, { ...handling, signal: controller.signal })).then(
        (value) => ({ value }),
        (reason: unknown) => ({ code: (reason as { code: unknown }).code }),
      );
    },
    [name, options, handling as { abortable?: boolean }] as const,
  );
}

interface PageGlobals {
  readonly passkeys: Readonly<Record<string, (options: object, handling: object) => unknown>>;
}

type Outcome = { readonly value: unknown } | { readonly code: unknown };

async function register(page: Page): Promise<CredentialRecord> {
  const challenge = randomBytes(32);
  const outcome = await run(page, "createPasskey", registrationOptions(challenge));
  const { credential } = await verifyRegistration(parseRegistrationResponse(valueOf(outcome)), {
    challenge,
    origins: [origin],
    rpId,
    policy: "deviceBound",
    userHandle,
    algorithms,
    attestation: { formats: ["none"], trustAnchors: [], trust: "optional" },
    now: new Date(),
  });
  return credential;
}

async function signIn(page: Page, credential: CredentialRecord, handling: object = {}): Promise<void> {
  const challenge = randomBytes(32);
  const outcome = await run(page, "getPasskey", requestOptions(challenge), handling);
  const expected = { challenge, origins: [origin], rpId, policy: "deviceBound" } as const;
  const proof = await verifyAuthentication(parseAuthenticationResponse(valueOf(outcome)), credential, expected);
  expect(Buffer.from(proof.userHandle)).toEqual(userHandle);
}

function valueOf(outcome: Outcome): unknown {
  if ("code" in outcome) throw new Error(`refused: ${String(outcome.code)}`);
  return outcome.value;
}

function registrationOptions(challenge: Uint8Array = randomBytes(32)) {
  const user = { handle: userHandle, name: "ann@example.com", displayName: "Ann" };
  return buildRegistrationOptions({
    challenge,
    rp: { id: rpId, name: "Example" },
    user,
    algorithms,
    excludeCredentials: [],
  });
}

function requestOptions(challenge: Uint8Array = randomBytes(32)) {
  return buildAuthenticationOptions({ challenge, rpId });
}

const entry = readFile(createRequire(import.meta.url).resolve("@idpkit/webauthn/browser"), "utf8");
const document = `<!doctype html><input autocomplete="username webauthn">
<script type="module">import * as passkeys from "/passkeys.js"; window.passkeys = passkeys;</script>`;

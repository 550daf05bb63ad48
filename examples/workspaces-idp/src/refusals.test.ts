import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";

import { openDatabase } from "./database/open-database.js";
import { type AppFolder, createAppFolder, readExampleUsers } from "./testing/app-folder.js";
import { describeWith } from "./testing/laboratory.js";
import { enrol, openVisitor, signIn, startEnrolment, startSignIn, type Visitor } from "./testing/visitor.js";
import { findChromium, howToGetChromium, launchChromium } from "./walk/chromium.js";
import { createHttpClient } from "./walk/http-client.js";
import { type Program, readStartReport, startProgram } from "./walk/program.js";

const chromium = await findChromium();

describeWith({ found: chromium !== undefined, howToGet: howToGetChromium }, "in Chromium, it is refused", () => {
  let app: AppFolder;
  let program: Program;
  let browser: Browser;
  let links: ReadonlyMap<string, string>;
  let launchUrl: string;
  let ada: Visitor;
  beforeAll(async () => {
    app = await createAppFolder();
    [program, browser] = await Promise.all([startProgram(app.environment), launchChromium(chromium ?? "")]);
    ({ enrolmentLinks: links, launchUrl } = readStartReport(program.output()));
    ada = await openVisitor(browser);
    await enrol(ada, linkOf("aokafor"));
  });
  afterAll(async () => {
    await browser.close();
    await app.remove();
  });
  const linkOf = (account: string) => links.get(account) ?? "";
  const problemOf = ({ page }: Visitor) => page.getByRole("alert").filter({ hasText: /\w/ }).textContent();

  it("to sign in when the fingerprint does not fit", async () => {
    const { authenticatorId, devtools } = ada.device;
    await devtools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
    await startSignIn(ada, app.origin);
    expect(await problemOf(ada)).toContain("Nothing was confirmed");
    await devtools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: true });
  });

  it("to sign in with a device that says it did not verify its user", async () => {
    const { authenticatorId, devtools } = ada.device;
    await devtools.send("WebAuthn.setResponseOverrideBits", { authenticatorId, isBadUV: true });
    await startSignIn(ada, app.origin);
    expect(await problemOf(ada)).toContain("could not be signed in");
    await devtools.send("WebAuthn.setResponseOverrideBits", { authenticatorId });
  });

  it("to enrol a passkey that is copied to other devices", async () => {
    const visitor = await openVisitor(browser, { backupEligible: true });
    await startEnrolment(visitor, linkOf("mrossi"));
    expect(await problemOf(visitor)).toContain("passkeys that stay on one device");
  });

  it("to use an enrolment link a second time", async () => {
    const visitor = await openVisitor(browser);
    await startEnrolment(visitor, linkOf("aokafor"));
    expect(await problemOf(visitor)).toContain("used already");
  });

  it("to use a challenge a second time", async () => {
    const request = ada.page.waitForRequest(/\/api\/sign-in\/finish$/);
    await signIn(ada, app.origin);
    const body = (await request).postData();
    const answer = await ada.page.evaluate(async (body) => {
      const headers = { "Content-Type": "application/json" };
      const again = await fetch("/api/sign-in/finish", { method: "POST", headers, body });
      return { status: again.status, body: (await again.json()) as unknown };
    }, body);
    expect(answer).toMatchObject({ status: 403, body: { error: "sign-in-refused" } });
  });

  it("to sign in with what a page of another origin asked the device for", async () => {
    const elsewhere = await serveEmptyPage();
    const { page } = await openVisitor(browser, { credentials: await ada.device.credentials() });
    await page.goto(`http://localhost:${(elsewhere.address() as AddressInfo).port}`);

    // The page may not even ask our server for a challenge; its server can.
    const asked = page.evaluate((url) => fetch(url, { method: "POST" }), `${app.origin}/api/sign-in/options`);
    await expect(asked).rejects.toThrow("Failed to fetch");
    const client = createHttpClient(app.origin);
    const options = (await client.postJson(
      `${app.origin}/api/sign-in/options`,
      {},
    )) as PublicKeyCredentialRequestOptionsJSON;
    const response = await page.evaluate(async (options) => {
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
      const credential = await navigator.credentials.get({ publicKey });
      return (credential as PublicKeyCredential).toJSON();
    }, options);
    elsewhere.close();
    const finished = client.postJson(`${app.origin}/api/sign-in/finish`, { response });
    await expect(finished).rejects.toMatchObject({ code: "sign-in-refused" });
  });

  it("to go to a RelayState that is not one of WorkSpaces", async () => {
    const { page } = ada;
    const evil =
      "https://workspaces.euc-sso.eu-central-1.aws.amazon.com.evil.example/sso-idp?registrationCode=WSfra%2BABC123";
    const answer = await page.goto(`${app.origin}/launch?RelayState=${encodeURIComponent(evil)}`);
    expect(answer?.status()).toBe(400);
    expect(await page.textContent("main")).toContain("relay-state-refused");
    expect(await page.content()).not.toContain("SAMLResponse");
  });

  it.each([
    ["whose mail has an apostrophe", "sobrien", "mail-not-taggable"],
    ["who has no SID", "klarsen", "object-sid-missing"],
  ])("to open the WorkSpace of somebody %s, and the page says why", async (_, account, code) => {
    const visitor = await openVisitor(browser);
    await enrol(visitor, linkOf(account));
    await signIn(visitor, app.origin);
    const answer = await visitor.page.goto(launchUrl);
    expect(answer?.status()).toBe(403);
    expect(await visitor.page.textContent("main")).toContain(code);
    expect(await visitor.page.content()).not.toContain("SAMLResponse");
  });

  it("whatever a person does who was just disabled", async () => {
    await ada.page.goto(`${app.origin}/account`);
    expect(await ada.page.textContent("h1")).toContain("Ada Okafor");
    const users = await readExampleUsers();
    await app.writeUsers(
      users.map((user) => ({ ...user, enabled: user.enabled && user.sAMAccountName !== "aokafor" })),
    );
    const answer = await ada.page.goto(launchUrl);
    expect(answer?.status()).toBe(403);
    expect(await ada.page.content()).not.toContain("SAMLResponse");
    await ada.page.context().clearCookies();
    await startSignIn(ada, app.origin);
    expect(await problemOf(ada)).toContain("account is switched off");
    await app.writeUsers(users);
  });

  it("with the exact reason in the audit log", async () => {
    expect(await program.stop()).toBe(0);
    const database = await openDatabase(app.dataFolder);
    const rows = await database.query(
      "SELECT event->>'code' AS code FROM audit_events WHERE event ? 'code' ORDER BY number",
    );
    await database.close();
    expect(rows.map(({ code }) => code)).toEqual([
      "user-verification-missing",
      "backup-eligible-refused",
      "ticket-unknown",
      "request-unknown",
      "origin-mismatch",
      "relay-state-foreign-host",
      "mail-not-taggable",
      "object-sid-missing",
      "account-disabled",
      "account-disabled",
    ]);
  });
});

async function serveEmptyPage(): Promise<Server> {
  const server = createServer((_, response) => response.setHeader("Content-Type", "text/html").end("<!doctype html>"));
  server.listen(0, "127.0.0.1");
  await new Promise((ready) => server.once("listening", ready));
  return server;
}

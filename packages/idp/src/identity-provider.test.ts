import { expect, it } from "vitest";

import { launchPath } from "./launch/launch-request.js";
import { createBrowser, ticketFor } from "./testing/browser.test.fixture.js";
import { readPostPage, samlAttribute, xmlText } from "./testing/saml-response.test.fixture.js";
import { ann, createWorld, relayState } from "./testing/world.test.fixture.js";

it("takes a person the whole way: enrol, sign in, sign out, come from the client, sign in, launch", async () => {
  const world = await createWorld();
  const browser = createBrowser(world);

  const enrolled = await browser.enrol(await ticketFor(world, ann.id));
  expect(enrolled.status).toBe(200);

  const signedIn = await browser.signIn();
  expect(await signedIn.json()).toEqual({ next: "/account" });
  expect(await (await browser.get("/account")).text()).toContain("Hello, Ann Müller");

  const signedOut = await browser.postForm("/sign-out");
  expect(signedOut.headers.get("Location")).toBe("/signed-out");
  expect((await browser.get("/account")).headers.get("Location")).toBe("/sign-in");

  const waiting = await browser.get(launchPath(relayState));
  expect(await waiting.text()).toContain("Sign in with a passkey");
  const { next } = (await (await browser.signIn({ RelayState: relayState })).json()) as { next: string };

  const launched = await browser.get(next);
  expect(launched.status).toBe(200);
  const form = await readPostPage(launched);
  expect(form.action).toBe("https://signin.aws.amazon.com/saml");
  expect(form.relayState).toBe(relayState);
  expect(xmlText(form.xml, "NameID")).toBe("ann");
  expect(samlAttribute(form.xml, "PrincipalTag:ObjectSid")).toBe(ann.objectSid);

  expect(world.events.map(({ type }) => type)).toEqual([
    "enrolment-link-created",
    "enrolment-started",
    "enrolled",
    "signed-in",
    "signed-out",
    "signed-in",
    "launched",
  ]);
  expect(world.errors).toEqual([]);
});

it("keeps nothing of a person in the audit log but the account id", async () => {
  const world = await createWorld();
  const browser = createBrowser(world);
  await browser.enrol(await ticketFor(world, ann.id));
  await browser.signIn();
  await browser.get(launchPath(relayState));
  world.accounts.set(ann.id, { ...ann, mail: "o'ann@example.com" });
  await browser.get(launchPath(relayState));

  const log = JSON.stringify(world.events);
  expect(log).toContain("mail-not-taggable");
  for (const personal of ['"ann"', ann.mail, ann.userPrincipalName, ann.displayName, "192.0.2.1"])
    expect(log).not.toContain(personal);
});

it("names the address that WorkSpaces clients open", async () => {
  expect((await createWorld()).idp.userAccessUrl).toBe("https://id.example.com/launch");
});

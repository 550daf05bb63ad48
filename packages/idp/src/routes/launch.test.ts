import { describe, expect, it } from "vitest";

import { launchPath } from "../launch/launch-request.js";
import type { Account } from "../roles/directory.js";
import { lastEvent } from "../testing/answers.test.fixture.js";
import { createBrowser, signedInBrowser } from "../testing/browser.test.fixture.js";
import { readPostPage, samlAttribute, xmlAttributes, xmlText } from "../testing/saml-response.test.fixture.js";
import { ann, config, createWorld, relayState, type World } from "../testing/world.test.fixture.js";

describe("a launch of a signed-in person", () => {
  it.each([relayState, `${relayState}&client=native`, relayState.replace("+", "%2B")])(
    "posts RelayState %s as it came",
    async (value) => {
      const browser = await signedInBrowser(await createWorld(), ann.id);
      const form = await readPostPage(await browser.get(`/launch?RelayState=${encodeURIComponent(value)}`));
      expect(form.relayState).toBe(value);
    },
  );

  it("posts a response that says what AWS asks for", async () => {
    const world = await createWorld();
    const browser = await signedInBrowser(world, ann.id);
    world.wait(120);
    const { action, xml } = await readPostPage(await browser.get(launchPath(relayState)));

    expect(action).toBe(config.workspaces.acs);
    expect(xmlAttributes(xml, "Destination")).toEqual([config.workspaces.acs]);
    expect(xmlAttributes(xml, "Recipient")).toEqual([config.workspaces.acs]);
    expect(xmlText(xml, "Issuer")).toBe("https://id.example.com/saml/metadata");
    expect(xmlText(xml, "Audience")).toBe(config.workspaces.audience);
    expect(xmlText(xml, "NameID")).toBe("ann");
    expect(xmlText(xml, "AuthnContextClassRef")).toBe("urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified");
    expect(samlAttribute(xml, "Role")).toBe(
      "arn:aws:iam::111122223333:role/WorkSpaces,arn:aws:iam::111122223333:saml-provider/idp",
    );
    expect(samlAttribute(xml, "PrincipalTag:ObjectSid")).toBe(ann.objectSid);
    expect(xml).toContain("SignatureValue");
  });

  it("is good from a minute before it is issued to five minutes after, and says when the person signed in", async () => {
    const world = await createWorld();
    const browser = await signedInBrowser(world, ann.id);
    world.wait(120);
    const { xml } = await readPostPage(await browser.get(launchPath(relayState)));

    expect(new Set(xmlAttributes(xml, "IssueInstant").map(Date.parse))).toEqual(
      new Set([Date.parse("2026-11-22T08:02:00Z")]),
    );
    expect(xmlAttributes(xml, "NotBefore").map(Date.parse)).toEqual([Date.parse("2026-11-22T08:01:00Z")]);
    expect(new Set(xmlAttributes(xml, "NotOnOrAfter").map(Date.parse))).toEqual(
      new Set([Date.parse("2026-11-22T08:07:00Z")]),
    );
    expect(xmlAttributes(xml, "AuthnInstant").map(Date.parse)).toEqual([Date.parse("2026-11-22T08:00:00Z")]);
    expect(xmlAttributes(xml, "SessionNotOnOrAfter").map(Date.parse)).toEqual([Date.parse("2026-11-22T18:02:00Z")]);
  });

  it("says that the person signed in no later than it was issued, also on a node whose clock is behind", async () => {
    const world = await createWorld();
    const browser = await signedInBrowser(world, ann.id);
    world.wait(-1);
    const { xml } = await readPostPage(await browser.get(launchPath(relayState)));
    expect(xmlAttributes(xml, "AuthnInstant")).toEqual([xmlAttributes(xml, "IssueInstant")[0]]);
  });

  it("has ids of 160 random bits, never the same twice", async () => {
    const browser = await signedInBrowser(await createWorld(), ann.id);
    const ids = async () => {
      const { xml } = await readPostPage(await browser.get(launchPath(relayState)));
      return [...xmlAttributes(xml, "ID"), ...xmlAttributes(xml, "SessionIndex")];
    };
    const all = [...(await ids()), ...(await ids())];
    expect(all).toHaveLength(6);
    expect(new Set(all).size).toBe(6);
    for (const id of all) expect(id).toMatch(/^_[0-9a-f]{40}$/);
  });

  it("lets the form, and where AWS sends it on to, out of the page", async () => {
    const browser = await signedInBrowser(await createWorld(), ann.id);
    const { headers } = await browser.get(launchPath(relayState));
    expect(headers.get("Content-Security-Policy")).toContain("form-action https://signin.aws.amazon.com https:;");
    expect(headers.get("Cache-Control")).toContain("no-store");
  });

  it("without RelayState goes to the configured WorkSpace", async () => {
    const world = await createWorld({ config: { workspaces: { ...config.workspaces, relayState } } });
    const browser = await signedInBrowser(world, ann.id);
    expect((await readPostPage(await browser.get("/launch"))).relayState).toBe(relayState);
    expect(await (await browser.get("/account")).text()).toContain(`href="${launchPath(relayState)}"`);
  });

  it("is written to the audit log", async () => {
    const world = await createWorld();
    await (await signedInBrowser(world, ann.id)).get(launchPath(relayState));
    expect(lastEvent(world)).toMatchObject({
      type: "launched",
      accountId: ann.id,
      detail: { region: "eu-central-1" },
    });
  });
});

describe("nothing is posted", () => {
  async function expectNothingPosted(response: Response): Promise<string> {
    const page = await response.text();
    expect(page).not.toContain("SAMLResponse");
    return page;
  }

  it.each([
    [400, "relay-state-missing", "relay-state-missing", ""],
    [400, "relay-state-refused", "relay-state-foreign-host", "?RelayState=https%3A%2F%2Fevil.example%2Fsso-idp"],
    [400, "relay-state-refused", "relay-state-malformed", "?RelayState=nonsense"],
    [400, "relay-state-duplicate", "relay-state-duplicate", "?RelayState=a&RelayState=b"],
  ])("with %i %s (%s) for /launch%s", async (status, code, reason, query) => {
    const world = await createWorld();
    const browser = await signedInBrowser(world, ann.id);
    const response = await browser.get(`/launch${query}`);
    expect(response.status).toBe(status);
    const page = await expectNothingPosted(response);
    expect(page).toContain(code);
    expect(page).not.toContain("evil.example");
    expect(page).toContain(response.headers.get("X-Request-Id"));
    expect(lastEvent(world)).toMatchObject({ type: "launch-refused", code: reason });
  });

  it("before the person signs in; the page goes on to the launch", async () => {
    const response = await createBrowser(await createWorld()).get(launchPath(relayState));
    expect(response.status).toBe(200);
    const page = await expectNothingPosted(response);
    expect(page).toContain(`data-relay-state="${relayState}"`);
    expect(page).toContain("<strong>WSpdx+ABC12D</strong> · Frankfurt");
  });

  it("when the policy asks for a fresh sign-in; the page goes on to the launch", async () => {
    const fresh = 60_000;
    const world = await createWorld({
      roles: () => ({
        access: {
          decide: ({ authenticatedAt, now }) =>
            Promise.resolve(
              now.getTime() - authenticatedAt.getTime() < fresh
                ? { outcome: "allow" }
                : { outcome: "step-up", reason: "sign-in-too-old" },
            ),
        },
      }),
    });
    const browser = await signedInBrowser(world, ann.id);
    world.wait(60);
    const page = await expectNothingPosted(await browser.get(launchPath(relayState)));
    expect(page).toContain("Once more, please");
    expect(lastEvent(world)).toMatchObject({ type: "step-up-required", code: "sign-in-too-old", accountId: ann.id });

    await browser.signIn({ RelayState: relayState });
    expect((await readPostPage(await browser.get(launchPath(relayState)))).relayState).toBe(relayState);
  });

  it("when the policy denies", async () => {
    const world = await createWorld({
      roles: () => ({
        access: {
          decide: ({ purpose }) =>
            Promise.resolve(purpose === "sign-in" ? { outcome: "allow" } : { outcome: "deny", reason: "not-at-night" }),
        },
      }),
    });
    const response = await (await signedInBrowser(world, ann.id)).get(launchPath(relayState));
    expect(response.status).toBe(403);
    const page = await expectNothingPosted(response);
    expect(page).toContain("access-denied");
    expect(page).not.toContain("not-at-night");
    expect(lastEvent(world)).toMatchObject({ type: "launch-refused", code: "not-at-night", accountId: ann.id });
  });

  it.each([
    ["account-disabled", ({ accounts }: World) => accounts.set(ann.id, { ...ann, enabled: false })],
    ["account-unknown", ({ accounts }: World) => accounts.delete(ann.id)],
  ])("with %s since the sign-in", async (reason, change) => {
    const world = await createWorld();
    const browser = await signedInBrowser(world, ann.id);
    change(world);
    const response = await browser.get(launchPath(relayState));
    expect(response.status).toBe(403);
    expect(await expectNothingPosted(response)).toContain("access-denied");
    expect(lastEvent(world)).toMatchObject({ type: "launch-refused", code: reason, accountId: ann.id });
  });

  it("when the account is disabled between the decision and the issue", async () => {
    const accounts = new Map<string, Account>();
    const world = await createWorld({
      roles: () => ({
        access: {
          decide: ({ account, purpose }) => {
            if (purpose === "launch") accounts.set(account.id, { ...account, enabled: false });
            return Promise.resolve({ outcome: "allow" });
          },
        },
        directory: { findAccount: (accountId) => Promise.resolve(accounts.get(accountId)) },
      }),
    });
    accounts.set(ann.id, ann);
    const response = await (await signedInBrowser(world, ann.id)).get(launchPath(relayState));
    expect(response.status).toBe(403);
    await expectNothingPosted(response);
    expect(lastEvent(world)).toMatchObject({ type: "launch-refused", code: "account-disabled" });
  });

  it.each([
    ["mail-not-taggable", { mail: "o'brien@example.com" }],
    ["mail-missing", { mail: "" }],
    ["object-sid-missing", { objectSid: "" }],
    ["object-sid-malformed", { objectSid: "S-1-5-32-544" }],
    ["user-principal-name-malformed", { userPrincipalName: "ann" }],
    ["sam-account-name-malformed", { sAMAccountName: "corp\\ann" }],
  ])("with account-not-ready and %s", async (reason, change) => {
    const world = await createWorld();
    const browser = await signedInBrowser(world, ann.id);
    world.accounts.set(ann.id, { ...ann, ...change });
    const response = await browser.get(launchPath(relayState));
    expect(response.status).toBe(403);
    const page = await expectNothingPosted(response);
    expect(page).toContain("Your account is not ready yet");
    expect(page).toContain(reason);
    expect(lastEvent(world)).toMatchObject({ type: "launch-refused", code: reason, accountId: ann.id });
  });
});

it("the SID that is vouched for is the one that the directory has now", async () => {
  const world = await createWorld();
  const browser = await signedInBrowser(world, ann.id);
  const objectSid = "S-1-5-21-1004336348-1177238915-682003330-9999";
  world.accounts.set(ann.id, { ...ann, objectSid });
  const { xml } = await readPostPage(await browser.get(launchPath(relayState)));
  expect(samlAttribute(xml, "PrincipalTag:ObjectSid")).toBe(objectSid);
});

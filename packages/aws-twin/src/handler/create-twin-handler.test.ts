import type { CertificateAuthority } from "@idpkit/private-ca";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";

import { AwsTwinError } from "../errors.js";
import type { TwinSetup } from "../set-up.js";
import {
  encodeMessage,
  goodMessage,
  messageXml,
  signXml,
  withAttribute,
  type MessageFields,
} from "../testing/message.test.fixture.js";
import { createTestProvider, type TestProvider } from "../testing/provider.test.fixture.js";
import {
  accountsOf,
  alice,
  createTestAuthority,
  createTestSetup,
  now,
  relayState,
  trustPolicy,
} from "../testing/set-up.test.fixture.js";
import type { Walk } from "../walk/walk.js";
import { createTwinHandler } from "./create-twin-handler.js";

const origin = "http://localhost:4002";
let provider: TestProvider;
let authority: CertificateAuthority;
let setup: TwinSetup;
let walks: Walk[];
let errors: unknown[];
let handle: (request: Request) => Promise<Response>;

beforeAll(async () => {
  [provider, authority] = await Promise.all([createTestProvider(goodMessage.issuer), createTestAuthority()]);
});

beforeEach(() => {
  setup = createTestSetup(provider, authority);
  handle = handlerFor(setup);
});

function handlerFor(changed: TwinSetup) {
  [walks, errors] = [[], []];
  return createTwinHandler(changed, {
    clock: () => now,
    onWalk: (walk) => walks.push(walk),
    onError: (error) => errors.push(error),
  });
}

const get = (path: string) => handle(new Request(origin + path));
const post = (body: BodyInit, contentType = "application/x-www-form-urlencoded") =>
  handle(new Request(`${origin}/saml`, { method: "POST", body, headers: { "Content-Type": contentType } }));
const form = (fields: Partial<MessageFields> = {}) =>
  new URLSearchParams({
    SAMLResponse: encodeMessage(signXml(messageXml(fields), provider)),
    RelayState: relayState,
  }).toString();
/** Follows the browser from the posted form to the page it ends on. */
async function pageAfter(body: string): Promise<string> {
  const response = await post(body);
  expect(response.status).toBe(303);
  return (await get(response.headers.get("Location") ?? "")).text();
}

describe("POST /saml", () => {
  it("leads to the desktop, and tells the application of the walk", async () => {
    const response = await post(form());
    expect(response.status).toBe(303);
    const location = response.headers.get("Location") ?? "";
    expect(location).toMatch(/^\/desktop\/[0-9a-f-]{36}$/);
    expect(walks.map(({ outcome }) => outcome)).toEqual(["desktop"]);

    const page = await get(location);
    expect(page.status).toBe(200);
    expect(page.headers.get("Content-Type")).toBe("text/html; charset=UTF-8");
    expect(await page.text()).toContain("Welcome, Alice Liddell");

    const json = await get(`${location}.json`);
    expect(json.headers.get("Content-Type")).toBe("application/json");
    expect(await json.json()).toEqual(JSON.parse(JSON.stringify(walks[0])));
  });

  it("is also the endpoint of a single SAML provider", async () => {
    const acs = `${origin}/saml/acs/SAMLSPABC123`;
    const role = { ...setup.role, trustPolicy: trustPolicy({ Condition: { StringEquals: { "SAML:aud": acs } } }) };
    handle = handlerFor({ ...setup, acs, role });
    const body = form({ recipient: acs, destination: acs });
    const headers = { "Content-Type": "application/x-www-form-urlencoded" };
    expect((await handle(new Request(acs, { method: "POST", body, headers }))).status).toBe(303);
    expect(walks.map(({ outcome }) => outcome)).toEqual(["desktop"]);
    expect((await handle(new Request(acs))).status).toBe(405);
  });

  it("measures the steps with the clock it is given", async () => {
    let milliseconds = 0;
    handle = createTwinHandler(setup, { clock: () => now, elapsed: () => (milliseconds += 2) });
    expect(await pageAfter(form())).toContain("19 of 19 steps passed in 38 ms");
  });

  it("leads to the refusal with what AWS says, what was seen and how to mend it", async () => {
    const page = await pageAfter(form(withAttribute("PrincipalTag:Email", "o'brien@example.com")));
    expect(page).toContain("<title>Refused at step 13 · aws-twin</title>");
    for (const words of ["Unable to validate tags", "holds an apostrophe", "has to change in Active Directory"]) {
      expect(page).toContain(words);
    }
    expect(page).not.toContain("Welcome");
  });

  it.each([
    ["415", "JSON", '{"SAMLResponse":"x"}', "application/json", 415],
    ["415", "no content type", "SAMLResponse=x", "", 415],
    ["415", "a content type that begins alike", "SAMLResponse=x", "application/x-www-form-urlencoded2", 415],
    ["400", "a field twice", "SAMLResponse=x&SAMLResponse=y", undefined, 400],
    ["400", "a relay state twice", "SAMLResponse=x&RelayState=y&RelayState=z", undefined, 400],
    ["413", "more than 320 000 bytes", "x".repeat(320_001), undefined, 413],
  ])("answers %s to %s, and does not walk", async (_, __, body, contentType, status) => {
    expect((await post(body, contentType)).status).toBe(status);
    expect(walks).toEqual([]);
  });

  it("stops reading a body that does not tell its length", async () => {
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        controller.enqueue(new Uint8Array(65_536));
      },
    });
    const init = {
      method: "POST",
      body: endless,
      duplex: "half",
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
    };
    expect((await handle(new Request(`${origin}/saml`, init))).status).toBe(413);
  });

  it.each([
    ["told its length", { "Content-Length": "100" }],
    ["did not tell its length", {}],
  ])("answers 400 to a client that breaks off and %s, and does not call that a failure", async (_, length) => {
    const broken = new ReadableStream<Uint8Array>({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode("SAMLResponse="));
        controller.error(new Error("the client is gone"));
      },
    });
    const headers = { "Content-Type": "application/x-www-form-urlencoded", ...length };
    const init = { method: "POST", body: broken, duplex: "half", headers };
    expect((await handle(new Request(`${origin}/saml`, init))).status).toBe(400);
    expect([walks, errors]).toEqual([[], []]);
  });

  it.each(["", "RelayState=x", `SAMLResponse=${"A".repeat(100_004)}`])(
    "walks to step 1 with what is no message",
    async (body) => {
      expect(await pageAfter(body)).toContain("Refused at step 1 ");
    },
  );

  it("takes a charset beside the content type", async () => {
    expect((await post(form(), "application/x-www-form-urlencoded; charset=UTF-8")).status).toBe(303);
  });

  it("answers 500 when the directory is down, and tells only the application why", async () => {
    const accounts = { ...accountsOf(), findBySAMAccountName: () => Promise.reject(new Error("LDAP is down")) };
    handle = handlerFor({ ...setup, directory: { ...setup.directory, accounts } });
    const response = await post(form());
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("LDAP");
    expect(errors).toEqual([new Error("LDAP is down")]);
  });

  it("answers 500 when a role throws what is no error, and makes one of it", async () => {
    const clock = () => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- what an application may do
      throw "oops";
    };
    handle = createTwinHandler(setup, { clock, onError: (error) => errors.push(error) });
    expect((await post(form())).status).toBe(500);
    expect(errors).toEqual([new Error("something that is no error was thrown", { cause: "oops" })]);
  });

  it.each([
    ["an error", new Error("the log is full")],
    ["what is no error", "oops"],
  ])("answers 500 even when onError throws %s", async (_, thrown) => {
    const fail = () => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- what an application may do
      throw thrown;
    };
    handle = createTwinHandler(setup, { clock: fail, onError: fail });
    expect((await post(form())).status).toBe(500);
  });

  it("walks again with a response that was posted before: the twin remembers no message", async () => {
    const body = form();
    const locations = [await post(body), await post(body)].map(({ headers }) => headers.get("Location"));
    expect(walks.map(({ outcome }) => outcome)).toEqual(["desktop", "desktop"]);
    expect(new Set(locations).size).toBe(2);
  });
});

describe("the other addresses", () => {
  it("explain the twin at /", async () => {
    const page = await (await get("/")).text();
    for (const fact of [
      setup.acs,
      setup.audience,
      setup.role.arn,
      goodMessage.issuer,
      "d-9067012345",
      "WSiad+ABC12D",
    ]) {
      expect(page).toContain(fact);
    }
  });

  it("answer at /health", async () => {
    expect(await (await get("/health")).json()).toEqual({ status: "ok" });
    expect((await handle(new Request(`${origin}/health`, { method: "HEAD" }))).status).toBe(200);
  });

  it.each([
    ["/assets/twin.css", "text/css; charset=utf-8", "prefers-color-scheme: dark"],
    ["/assets/twin.svg", "image/svg+xml", "<svg"],
  ])("serve %s", async (path, contentType, part) => {
    const response = await get(path);
    expect(response.headers.get("Content-Type")).toBe(contentType);
    expect(await response.text()).toContain(part);
  });

  it.each([
    "/saml/acs",
    "/desktop/",
    "/desktop/00000000-0000-0000-0000-000000000000",
    "/desktop/00000000-0000-0000-0000-000000000000.json",
    "/desktop/..%2F..%2Fetc%2Fpasswd",
    "/favicon.ico",
  ])("answer 404 at %s", async (path) => {
    expect((await get(path)).status).toBe(404);
    expect((await handle(new Request(origin + path, { method: "HEAD" }))).status).toBe(404);
  });

  it.each([
    ["GET", "/saml", "POST"],
    ["HEAD", "/saml", "POST"],
    ["PUT", "/saml", "POST"],
    ["POST", "/", "GET, HEAD"],
    ["DELETE", "/desktop/00000000-0000-0000-0000-000000000000", "GET, HEAD"],
  ])("answer 405 to %s %s and name the methods they take", async (method, path, allow) => {
    const response = await handle(new Request(origin + path, { method }));
    expect(response.status).toBe(405);
    expect(response.headers.get("Allow")).toBe(allow);
  });
});

describe("every answer", () => {
  it.each(["/", "/health", "/assets/twin.css", "/nowhere", "/saml"])(
    "of %s is private to this moment and this origin",
    async (path) => {
      const { headers } = await get(path);
      expect(headers.get("Cache-Control")).toBe("no-store");
      expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
      expect(headers.get("Referrer-Policy")).toBe("no-referrer");
      expect(headers.get("Content-Security-Policy")).toBe(
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
      );
    },
  );

  it("that fails is no exception", async () => {
    const accounts = { ...accountsOf(), findBySAMAccountName: () => Promise.reject(new Error("LDAP is down")) };
    handle = handlerFor({ ...setup, directory: { ...setup.directory, accounts } });
    expect((await post(form())).headers.get("Cache-Control")).toBe("no-store");
  });

  it("holds no script, no inline style and nothing of another origin", async () => {
    for (const page of [
      await pageAfter(form()),
      await pageAfter(form({ nameId: "mallory" })),
      await (await get("/")).text(),
    ]) {
      expect(page).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=/i);
      const links = Array.from(page.matchAll(/(?:href|src)="([^"]*)"/g), ([, link]) => link);
      expect(links.every((link) => /^[/#](?!\/)/.test(link ?? ""))).toBe(true);
    }
  });

  it("escapes what it shows", async () => {
    const accounts = accountsOf({ ...alice, displayName: `<img src=x onerror="alert(1)">` });
    handle = handlerFor({ ...setup, directory: { ...setup.directory, accounts } });
    const page = await pageAfter(form());
    expect(page).toContain("Welcome, &lt;img src=x onerror=&quot;alert(1)&quot;&gt;");
    const refused = await pageAfter(form({ audience: "&lt;b&gt;AWS&lt;/b&gt;" }));
    expect(refused).toContain("&lt;b&gt;AWS&lt;/b&gt;");
    expect(refused).not.toContain("<b>");
  });
});

it("a set-up that AWS would not have taken is refused before the first request", () => {
  expect(() => handlerFor({ ...setup, samlProvider: { ...setup.samlProvider, metadata: "" } })).toThrow(AwsTwinError);
});

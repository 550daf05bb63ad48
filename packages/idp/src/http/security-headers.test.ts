import { describe, expect, it } from "vitest";

import { launchPath } from "../launch/launch-request.js";
import { createBrowser, signedInBrowser } from "../testing/browser.test.fixture.js";
import { ann, createWorld, relayState } from "../testing/world.test.fixture.js";

const csp =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

describe("every answer has the security headers", () => {
  it.each([
    "/",
    "/sign-in",
    "/enrol",
    "/account",
    "/signed-out",
    "/health",
    "/nothing",
    "/launch",
    "/api/sign-in/options",
  ])("%s", async (path) => {
    const { headers } = await (await signedInBrowser(await createWorld(), ann.id)).get(path);
    expect(headers.get("Content-Security-Policy")).toBe(csp);
    expect(headers.get("Strict-Transport-Security")).toBe("max-age=63072000");
    expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(headers.get("Referrer-Policy")).toBe("same-origin");
    expect(headers.get("Cross-Origin-Opener-Policy")).toBe("same-origin");
    expect(headers.get("Cross-Origin-Resource-Policy")).toBe("same-origin");
    expect(headers.get("Permissions-Policy")).toContain("publickey-credentials-get=(self)");
    expect(headers.get("Permissions-Policy")).toContain("publickey-credentials-create=(self)");
    expect(headers.get("Cache-Control")).toBe("no-store");
    expect(headers.get("X-Request-Id")).toMatch(/^[0-9A-F]{16}$/);
  });

  it("also the page that posts to AWS, whose own policy stays", async () => {
    const { headers } = await (await signedInBrowser(await createWorld(), ann.id)).get(launchPath(relayState));
    expect(headers.get("Content-Security-Policy")).toContain("script-src 'nonce-");
    expect(headers.get("Content-Security-Policy")).toContain("frame-ancestors 'none'");
    expect(headers.get("Strict-Transport-Security")).toBe("max-age=63072000");
    expect(headers.get("X-Request-Id")).toMatch(/^[0-9A-F]{16}$/);
  });
});

it("http on loopback has no HSTS, which would outlive it", async () => {
  const world = await createWorld({ config: { origin: "http://localhost:8080", rpId: "localhost" } });
  const { headers } = await createBrowser(world).get("/sign-in");
  expect(headers.has("Strict-Transport-Security")).toBe(false);
});

it("the page that posts to AWS has one script, with a nonce that is new each time and known to its policy alone", async () => {
  const browser = await signedInBrowser(await createWorld(), ann.id);
  const launch = async () => {
    const response = await browser.get(launchPath(relayState));
    const nonces = [...(await response.text()).matchAll(/<script([^>]*)>/g)].map(([, attributes]) => attributes);
    return { nonces, policy: response.headers.get("Content-Security-Policy") };
  };
  const [first, second] = [await launch(), await launch()];
  for (const { nonces, policy } of [first, second]) {
    expect(nonces).toEqual([expect.stringMatching(/^ nonce="[\w-]{43}"$/)]);
    expect(policy).toContain(`script-src 'nonce-${nonces[0]?.slice(8, -1) ?? ""}';`);
  }
  expect(first.nonces).not.toEqual(second.nonces);
});

it("no page has an inline script without a nonce, an inline style or an event handler", async () => {
  const browser = await signedInBrowser(await createWorld(), ann.id);
  const [id = ""] = browser.device.exportCredentials().map((credential) => credential.id);
  const paths = [
    "/enrol",
    "/account",
    `/account/passkeys/remove?id=${id}`,
    "/signed-out",
    "/nothing",
    launchPath(relayState),
  ];
  const pages = await Promise.all(paths.map(async (path) => (await browser.get(path)).text()));
  for (const page of [...pages, await (await createBrowser(await createWorld()).get("/sign-in")).text()]) {
    expect(page).toContain("</html>");
    expect(page).not.toMatch(/<style|<script(?! nonce="|[^>]* src=)| style=| on\w+=/);
  }
});

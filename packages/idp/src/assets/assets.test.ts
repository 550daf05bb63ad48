import { describe, expect, it } from "vitest";

import * as imported from "../browser/webauthn.js";
import { createBrowser } from "../testing/browser.test.fixture.js";
import { createWorld } from "../testing/world.test.fixture.js";
import { contentVersion } from "./content-version.js";

describe("assets", () => {
  it("that the pages name are there, with their types, and may be kept for ever", async () => {
    const browser = createBrowser(await createWorld());
    const pages = await Promise.all(["/sign-in", "/enrol"].map(async (path) => (await browser.get(path)).text()));
    const paths = new Set(pages.join("").match(/\/assets\/[^"]+/g));
    expect(paths.size).toBe(4);
    for (const path of paths) {
      const answer = await browser.get(path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get("Cache-Control")).toBe("public, max-age=31536000, immutable");
      expect(answer.headers.get("Content-Type")).toMatch(/^(text\/css|text\/javascript|image\/svg\+xml)/);
      expect((await answer.text()).length).toBeGreaterThan(300);
    }
  });

  it("that scripts import are there, down to the last, and name no source map", async () => {
    const browser = createBrowser(await createWorld());
    const page = await (await browser.get("/sign-in")).text();
    const folder = /\/assets\/[^/]+\//.exec(page)?.[0] ?? "";
    const names = new Set(["sign-in.js", "enrol.js"]);
    // A set goes on over what is added meanwhile.
    for (const name of names) {
      const answer = await browser.get(`${folder}${name}`);
      expect({ name, status: answer.status }).toEqual({ name, status: 200 });
      const text = await answer.text();
      expect(text).not.toContain("sourceMappingURL");
      for (const [, path = ""] of text.matchAll(/from "(?:\.\/)?([^"]+)"/g)) names.add(path);
    }
    const all = ["sign-in.js", "enrol.js", "server.js", "status.js", "explain.js", "webauthn.js"];
    expect(names).toEqual(new Set(all));
  });

  it("have what our scripts import from the package", async () => {
    const browser = createBrowser(await createWorld());
    const page = await (await browser.get("/sign-in")).text();
    const folder = /\/assets\/[^/]+\//.exec(page)?.[0] ?? "";
    const text = await (await browser.get(`${folder}webauthn.js`)).text();
    const entry = (await import(`data:text/javascript,${encodeURIComponent(text)}`)) as object;
    expect(Object.keys(entry)).toEqual(expect.arrayContaining(Object.keys(imported)));
  });

  it.each(["/assets/00000000/style.css", "/assets/VERSION/nothing.css", "/assets/VERSION/constructor"])(
    "%s is not there",
    async (path) => {
      const browser = createBrowser(await createWorld());
      const version = /\/assets\/([^/]+)/.exec(await (await browser.get("/sign-in")).text())?.[1] ?? "";
      expect((await browser.get(path.replace("VERSION", version))).status).toBe(404);
    },
  );
});

it.each([
  [[], "811c9dc5"],
  [["a"], "e40c292c"],
  [["foobar"], "bf9cf968"],
])("the version of %j is FNV-1a: %s", (texts, version) => {
  expect(contentVersion(texts)).toBe(version);
});

it("the version tells where one text ends and the next begins", () => {
  expect(contentVersion(["ab", "c"])).not.toBe(contentVersion(["a", "bc"]));
});

import { describe, expect, it } from "vitest";

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

  it("that scripts import are there", async () => {
    const browser = createBrowser(await createWorld());
    const page = await (await browser.get("/sign-in")).text();
    const script = /\/assets\/[^"]+\.js/.exec(page)?.[0] ?? "";
    const imports = [...(await (await browser.get(script)).text()).matchAll(/from "\.\/([^"]+)"/g)];
    expect(imports).toHaveLength(2);
    for (const [, name = ""] of imports)
      expect((await browser.get(script.replace("sign-in.js", name))).status).toBe(200);
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

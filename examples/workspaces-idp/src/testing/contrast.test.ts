import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";

import { findChromium, howToGetChromium, launchChromium } from "../walk/chromium.js";
import { findFaintText } from "./contrast.js";
import { describeWith } from "./laboratory.js";

const chromium = await findChromium();

describeWith({ found: chromium !== undefined, howToGet: howToGetChromium }, "findFaintText", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium(chromium ?? "");
  });
  afterAll(() => browser.close());

  it.each([
    ["grey on white", `<p style="color: #777">Words</p>`, ["4.48"]],
    ["a grey that is just dark enough", `<p style="color: #767676">Words</p>`, []],
    ["large grey on white", `<p style="color: #777; font-size: 24px">Words</p>`, []],
    ["bold grey on white", `<p style="color: #777; font: bold 19px serif">Words</p>`, []],
    ["black that is half transparent", `<p style="opacity: 0.5">Words</p>`, ["3.98"]],
    ["a modern colour on another", `<p style="color: oklch(1 0 0); background: rgb(0 0 0 / 50%)">Words</p>`, ["4.00"]],
    ["what nobody sees", `<p style="color: #777" hidden>Words</p>`, []],
    ["what stands on a gradient", `<p style="color: #777; background: linear-gradient(red, blue)">Words</p>`, []],
  ])("judges %s", async (_, html, ratios) => {
    const page = await browser.newPage();
    await page.setContent(`<style>body { background: white; color: black }</style>${html}`);
    expect(await findFaintText(page)).toEqual(
      ["light", "dark"].flatMap((scheme) => ratios.map((ratio) => `${scheme}: «Words» has ${ratio}:1`)),
    );
  });
});

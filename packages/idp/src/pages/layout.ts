import { html, raw } from "hono/html";

import type { AssetName } from "../assets/assets.js";
import type { Parts } from "../parts.js";
import logo from "./pictures/logo.svg?raw";

/** A piece of a page; whatever is put into one is escaped. */
export type Html = ReturnType<typeof html>;

/** What differs from page to page. */
export interface PageContent {
  readonly title: string;
  /** `card`: one thing to do, in the middle. `sheet`: several things to look at. */
  readonly shape: "card" | "sheet";
  readonly main: Html;
  readonly script?: Extract<AssetName, `${string}.js`>;
}

/** The frame that every page stands in: works without its script, its style, and with a keyboard alone. */
export function layout({ title, shape, main, script }: PageContent, { settings, assets }: Parts): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#f5f3ee" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#0f1719" media="(prefers-color-scheme: dark)" />
        <meta name="robots" content="noindex" />
        <title>${title} · ${settings.name}</title>
        <link rel="icon" href="${assets.path("icon.svg")}" type="image/svg+xml" />
        <link rel="stylesheet" href="${assets.path("style.css")}" />
        ${script && html`<script type="module" src="${assets.path(script)}"></script>`}
      </head>
      <body>
        <a class="skip" href="#main">Skip to content</a>
        <header class="masthead">
          <a class="brand" href="/">${raw(logo)}<span>${settings.name}</span></a>
        </header>
        <main id="main" class="${shape}" tabindex="-1">${main}</main>
        <footer class="foot">No password is asked for here, ever.</footer>
      </body>
    </html>`;
}

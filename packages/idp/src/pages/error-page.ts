import { html, raw } from "hono/html";

import type { Parts } from "../parts.js";
import { layout, type Html } from "./layout.js";
import astrayPicture from "./pictures/astray.svg?raw";

/** What an error page says. */
export interface ErrorPageContent {
  readonly title: string;
  readonly message: string;
  readonly code: string;
  readonly requestId: string;
}

/** What went wrong in plain words, what to do, and what to tell an administrator. */
export function errorPage({ title, message, code, requestId }: ErrorPageContent, parts: Parts): Html {
  const main = html`
    ${raw(astrayPicture)}
    <h1>${title}</h1>
    <p class="lead">${message}</p>
    <a class="button" href="/">Go to the first page</a>
    <dl class="reference">
      <dt>Code</dt>
      <dd>${code}</dd>
      <dt>Reference</dt>
      <dd>${requestId}</dd>
    </dl>
  `;
  return layout({ title, shape: "card", main }, parts);
}

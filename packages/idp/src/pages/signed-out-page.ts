import { html, raw } from "hono/html";

import type { Parts } from "../parts.js";
import { layout, type Html } from "./layout.js";
import donePicture from "./pictures/done.svg?raw";

/** The last page of a visit. */
export function signedOutPage(parts: Parts): Html {
  const main = html`
    ${raw(donePicture)}
    <h1>You are signed out</h1>
    <p class="lead">A WorkSpace that is open stays open. See you soon.</p>
    <a class="button primary" href="/sign-in">Sign in again</a>
  `;
  return layout({ title: "Signed out", shape: "card", main }, parts);
}

import { html } from "hono/html";

import { layout, type Html } from "./layout.js";

/** A page with one thing to say. */
export function messagePage(title: string, message: string): Html {
  return layout({
    title,
    main: html`<section class="card message">
      <h1>${title}</h1>
      <p>${message}</p>
      <p><a href="/">What is this?</a></p>
    </section>`,
  });
}

import { html } from "hono/html";

import type { Html } from "./layout.js";

/**
 * Where the script of a page says how its ceremony goes. Both regions are there from the start, because screen readers
 * announce changes of a live region and not its arrival.
 */
export function ceremonyStatus(): Html {
  return html`<p id="progress" class="progress" role="status"></p>
    <div id="problem" class="problem" role="alert"></div>
    <noscript><p class="problem">Passkeys need JavaScript. Please switch it on for this page.</p></noscript>`;
}

import { html } from "hono/html";

import type { Html } from "./layout.js";

/** A point in time in UTC. The page's script puts it into the person's own time zone. */
export function pointInTime(date: Date): Html {
  return html`<time datetime="${date.toISOString()}">${format.format(date)} UTC</time>`;
}

const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });

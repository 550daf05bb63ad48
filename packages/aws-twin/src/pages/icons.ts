import { html } from "hono/html";

import type { Html } from "./layout.js";

/** Decorations: every picture has its words beside it, so assistive technology skips them. */
const icon = (paths: Html): Html =>
  html`<svg class="icon" width="20" height="20" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    ${paths}
  </svg>`;

/** One drawing for each station of the way, in strokes of the current colour. */
export const stationIcons = {
  passkey: icon(
    html`<circle cx="8" cy="9" r="4" /><path d="M2.5 20c.4-3.4 2.6-5.5 5.5-5.5 1.2 0 2.3.4 3.2 1" />
      <circle cx="17.5" cy="10" r="2.5" /><path d="M17.5 12.5V20l1.8-1.6M17.5 16.5h1.6" />`,
  ),
  message: icon(html`<rect x="3" y="5" width="18" height="14" rx="2.5" /><path d="m3.8 7 8.2 6 8.2-6" />`),
  "sign-in": icon(
    html`<path d="M7.5 18.5a4.5 4.5 0 0 1-.6-8.96 5.5 5.5 0 0 1 10.6-1A4.6 4.6 0 0 1 17 18.5Z" />
      <path d="m9 13.2 2.1 2.1 3.9-4" />`,
  ),
  workspaces: icon(
    html`<rect x="3" y="3.5" width="18" height="17" rx="2.5" /><path d="M3 8h18M6 5.8h.01M8.5 5.8h.01" />
      <circle cx="12" cy="12.6" r="1.9" /><path d="M8.6 18c.3-2 1.6-3.1 3.4-3.1s3.1 1.1 3.4 3.1" />`,
  ),
  certificate: icon(
    html`<rect x="3" y="4" width="18" height="12" rx="2" /><path d="M6.5 8h7M6.5 11.5h4" />
      <circle cx="16.5" cy="13.5" r="2.7" /><path d="m15 15.8-.7 4.7 2.2-1.3 2.2 1.3-.7-4.7" />`,
  ),
  "domain-controller": icon(
    html`<rect x="4" y="3.5" width="16" height="7" rx="1.8" /><rect x="4" y="13.5" width="16" height="7" rx="1.8" />
      <path d="M7.5 7h.01M7.5 17h.01M11 7h5.5M11 17h5.5" />`,
  ),
  desktop: icon(html`<rect x="2.5" y="4" width="19" height="12.5" rx="2" /><path d="M9 20.5h6M12 16.5v4" />`),
} as const;

/** How something went: a tick, an exclamation mark, a cross, dots, a dash, and quotation marks for what is only told. */
export const outcomeIcons = {
  pass: icon(html`<path d="m5.5 12.5 4.2 4.2 8.8-9.2" />`),
  warn: icon(html`<path d="M12 5.5v8M12 18.5h.01" />`),
  fail: icon(html`<path d="m7 7 10 10M17 7 7 17" />`),
  skipped: icon(html`<path d="M6 12h.01M12 12h.01M18 12h.01" />`),
  "not-reached": icon(html`<path d="M7 12h10" />`),
  told: icon(html`<path d="M6 16c2-.7 3-2.3 3-4.5V8H6v3.5h3M14 16c2-.7 3-2.3 3-4.5V8h-3v3.5h3" />`),
} as const;

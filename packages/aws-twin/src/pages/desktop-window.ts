import { html } from "hono/html";

import type { Desktop } from "../walk/walk.js";
import { outcomeIcons } from "./icons.js";
import type { Html } from "./layout.js";
import { formatMoment, formatTime } from "./words.js";

/** The desktop that opened, in the likeness of one. The furniture around the welcome is decoration. */
export function desktopWindow(desktop: Desktop, at: Date): Html {
  return html`<section class="screen" aria-labelledby="welcome">
    <div class="wallpaper">
      ${furniture}
      <div class="welcome">
        <p class="avatar" aria-hidden="true">${initials(desktop.displayName)}</p>
        <h1 id="welcome">Welcome, ${desktop.displayName}</h1>
        <p class="lead">${outcomeIcons.pass} The desktop is open. No password was typed.</p>
        <dl class="facts">
          <div>
            <dt>Signed in as</dt>
            <dd>${desktop.certificate.upn}</dd>
          </div>
          <div>
            <dt>Account</dt>
            <dd>${desktop.user}</dd>
          </div>
          <div>
            <dt>Registration code</dt>
            <dd>${desktop.registrationCode}</dd>
          </div>
          <div>
            <dt>Certificate</dt>
            <dd>${desktop.certificate.subject}, until ${formatMoment(desktop.certificate.notAfter)}</dd>
          </div>
          <div class="wide">
            <dt>Bound to the account by SID</dt>
            <dd><code>${desktop.certificate.sid}</code></dd>
          </div>
        </dl>
      </div>
    </div>
    <div class="taskbar" aria-hidden="true">
      <span class="start"></span><span class="pill"></span><span class="app a"></span><span class="app b"></span>
      <span class="app c"></span><span class="clock">${formatTime(at)}<br />UTC</span>
    </div>
  </section>`;
}

const furniture = html`<div class="furniture" aria-hidden="true">
  <span class="shortcut folder">Documents</span><span class="shortcut drive">This PC</span
  ><span class="shortcut bin">Bin</span>
</div>`;

function initials(name: string): string {
  const words = name.split(/[\s.]+/).filter((word) => word !== "");
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => Array.from(word ?? "")[0] ?? "")
    .join("")
    .toUpperCase();
}

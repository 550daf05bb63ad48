import { html, raw } from "hono/html";

import type { Parts } from "../parts.js";
import { ceremonyStatus } from "./ceremony-status.js";
import { layout, type Html } from "./layout.js";
import donePicture from "./pictures/done.svg?raw";
import passkeyPicture from "./pictures/passkey.svg?raw";

/** The page that an enrolment link opens. The ticket is in the fragment: only the script sees it. */
export function enrolmentPage(parts: Parts): Html {
  const main = html`
    <section id="to-do">
      ${raw(passkeyPicture)}
      <h1>Create your passkey</h1>
      <p class="lead">From now on your fingerprint, face, PIN or security key signs you in. There is no password.</p>
      ${parts.settings.demand.policy !== "passkey" && deviceBoundHint}
      <form id="enrol">
        <div class="field">
          <label for="name">A name for it <span class="optional">optional</span></label>
          <input id="name" name="name" maxlength="60" autocomplete="off" placeholder="My work laptop" />
        </div>
        <button class="primary" disabled>Create passkey</button>
      </form>
      ${ceremonyStatus()}
    </section>
    <section id="done" hidden>
      ${raw(donePicture)}
      <h1 tabindex="-1">Your passkey is ready</h1>
      <p class="lead">It is called <strong id="saved-name"></strong>. Try it out right away.</p>
      <a class="button primary" href="/sign-in">Sign in</a>
    </section>
  `;
  return layout({ title: "Create your passkey", shape: "card", main, script: "enrol.js" }, parts);
}

const deviceBoundHint = html`<p class="hint">
  When you are asked where to keep it, choose <strong>this device</strong> or a <strong>security key</strong>. Passkeys
  in a cloud keychain are not taken.
</p>`;

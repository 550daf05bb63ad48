import { html, raw } from "hono/html";
import type { RelayState } from "@idpkit/workspaces";

import type { Parts } from "../parts.js";
import { ceremonyStatus } from "./ceremony-status.js";
import { layout, type Html } from "./layout.js";
import passkeyPicture from "./pictures/passkey.svg?raw";

/** What the person signs in for. */
export type SignInPurpose =
  { readonly purpose: "account" } | { readonly purpose: "launch" | "step-up"; readonly relayState: RelayState };

/** The page to sign in on. On the way to a WorkSpace it carries the relay state along and stands at the launch's URL. */
export function signInPage(signIn: SignInPurpose, parts: Parts): Html {
  const relayState = signIn.purpose === "account" ? undefined : signIn.relayState;
  const main = html`
    ${raw(passkeyPicture)}
    <h1>${headings[signIn.purpose]}</h1>
    <p class="lead">Use your fingerprint, your face, your PIN or your security key.</p>
    ${relayState && destination(relayState, parts)}
    <form id="sign-in" data-relay-state="${relayState?.value ?? ""}">
      <div id="autofill" class="field" hidden>
        <label for="passkey">Your passkeys on this device</label>
        <input id="passkey" name="passkey" autocomplete="username webauthn" placeholder="Choose one here …" />
      </div>
      <button class="primary" disabled>Sign in with a passkey</button>
    </form>
    ${ceremonyStatus()}
  `;
  return layout({ title: headings[signIn.purpose], shape: "card", main, script: "sign-in.js" }, parts);
}

const headings = { account: "Welcome back", launch: "Sign in", "step-up": "Once more, please" };

function destination({ registrationCode, region }: RelayState, { settings }: Parts): Html {
  const place = settings.regions.find((row) => row.region === region)?.name ?? region;
  return html`<p class="destination">On to your WorkSpace<br /><strong>${registrationCode}</strong> · ${place}</p>`;
}

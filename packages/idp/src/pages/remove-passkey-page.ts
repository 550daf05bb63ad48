import { html } from "hono/html";

import { passkeyKind } from "../ceremonies/passkey-kind.js";
import type { Parts } from "../parts.js";
import type { Passkey } from "../roles/credential-store.js";
import type { SignedIn } from "../session/signed-in.js";
import { layout, type Html } from "./layout.js";

/** What the confirmation shows. */
export interface RemovePasskeyPageContent {
  readonly passkey: Passkey;
  readonly person: SignedIn;
  readonly isLast: boolean;
}

/** Asks before a passkey is removed, and says what that means. */
export function removePasskeyPage({ passkey, person, isLast }: RemovePasskeyPageContent, parts: Parts): Html {
  const { credential, name } = passkey;
  const main = html`
    <h1>Remove this passkey?</h1>
    <p class="lead"><strong>${name}</strong><br />${passkeyKind(credential)}</p>
    <p>It will no longer sign you in, and whoever is signed in with it is signed out.</p>
    ${credential.id === person.credentialId && html`<p class="hint">You are signed in with it right now.</p>`}
    ${isLast && html`<p class="hint">It is your only passkey. To sign in again you need a new link from your administrator.</p>`}
    <form method="post" action="/account/passkeys/remove">
      <input type="hidden" name="id" value="${credential.id}" />
      <button class="danger">Remove passkey</button>
    </form>
    <a class="button" href="/account">Keep it</a>
  `;
  return layout({ title: "Remove a passkey", shape: "card", main }, parts);
}

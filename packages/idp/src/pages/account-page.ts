import { html } from "hono/html";

import { passkeyKind } from "../ceremonies/passkey-kind.js";
import { launchPath } from "../launch/launch-request.js";
import type { Parts } from "../parts.js";
import type { AuditEvent, AuditEventType } from "../roles/audit-log.js";
import type { Passkey } from "../roles/credential-store.js";
import type { Account } from "../roles/directory.js";
import type { SignedIn } from "../session/signed-in.js";
import { layout, type Html } from "./layout.js";
import { pointInTime } from "./point-in-time.js";

/** What the account page shows. */
export interface AccountPageContent {
  readonly account: Account;
  readonly person: SignedIn;
  readonly passkeys: readonly Passkey[];
  /** Newest first. */
  readonly events: readonly AuditEvent[];
}

/** The page of a signed-in person: the way to the desktop first, then their passkeys, what happened, the way out. */
export function accountPage({ account, person, passkeys, events }: AccountPageContent, parts: Parts): Html {
  const main = html`
    <div class="greeting">
      <h1>Hello, ${account.displayName}</h1>
      <p class="lead">${account.userPrincipalName}</p>
    </div>
    ${openWorkSpace(parts)}
    <section aria-labelledby="passkeys">
      <h2 id="passkeys">My passkeys</h2>
      <ul class="rows">
        ${passkeys.map((passkey) => passkeyRow(passkey, person))}
      </ul>
    </section>
    ${recentEvents(events, passkeys)}
    <section class="way-out" aria-label="Sign out">
      <form method="post" action="/sign-out"><button>Sign out</button></form>
      <form method="post" action="/sign-out/everywhere"><button>Sign out everywhere</button></form>
    </section>
  `;
  return layout({ title: "My account", shape: "sheet", main, script: "account.js" }, parts);
}

function openWorkSpace({ settings: { relayState } }: Parts): Html {
  if (relayState === undefined)
    return html`<p class="hint">To open your WorkSpace, start your WorkSpaces client. It brings you back here.</p>`;
  return html`<a class="button primary big" href="${launchPath(relayState.value)}">
    <span>Open my WorkSpace</span> <small>${relayState.registrationCode}</small>
  </a>`;
}

function passkeyRow({ credential, name, createdAt, lastUsedAt }: Passkey, { credentialId }: SignedIn): Html {
  return html`<li>
    <div>
      <h3>${name} ${credential.id === credentialId && html`<span class="badge">in use now</span>`}</h3>
      <p>${passkeyKind(credential)}</p>
      <p>Created ${pointInTime(createdAt)}</p>
      <p>${lastUsedAt ? html`Last used ${pointInTime(lastUsedAt)}` : "Never used"}</p>
    </div>
    <a class="quiet" href="/account/passkeys/remove?id=${encodeURIComponent(credential.id)}" aria-label="Remove ${name}"
      >Remove</a
    >
  </li>`;
}

function recentEvents(events: readonly AuditEvent[], passkeys: readonly Passkey[]): Html {
  const names = new Map(passkeys.map(({ credential, name }) => [credential.id, name]));
  const told = events.flatMap(({ type, at, credentialId = "" }) => {
    const words = eventWords[type];
    return words === undefined ? [] : [{ words, at, passkey: names.get(credentialId) ?? "a removed passkey" }];
  });
  return html`<section aria-labelledby="activity">
    <h2 id="activity">Recent activity</h2>
    <ol class="rows compact">
      ${told.slice(0, 6).map(
        ({ words, at, passkey }) =>
          html`<li>
            <span>${words} <small>with ${passkey}</small></span> ${pointInTime(at)}
          </li>`,
      )}
    </ol>
  </section>`;
}

/** The rest of the audit log is for operators. */
const eventWords: Partial<Record<AuditEventType, string>> = {
  "signed-in": "Signed in",
  launched: "Opened WorkSpace",
  enrolled: "Passkey created",
  "passkey-removed": "Passkey removed",
};

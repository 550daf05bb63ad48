import { html } from "hono/html";

import type { TwinSetup } from "../set-up.js";
import { titles } from "../walk/titles.js";
import { layout, type Html } from "./layout.js";

/** What the twin is, and what an identity provider has to be told to send people here. */
export function homePage(setup: TwinSetup, entityId: string): Html {
  return layout({
    title: "A twin of AWS sign-in",
    main: html`<section class="hero">
        <h1>AWS sign-in, on your own machine</h1>
        <p>
          Post a SAML response here as you would post it to AWS. The twin verifies it the way AWS sign-in, STS and
          Amazon WorkSpaces document it, has a logon certificate issued, and lets a domain controller decide. Then you
          see the desktop, or the step that refused, with AWS's own words and the remedy.
        </p>
      </section>
      <section class="card" aria-labelledby="set-up">
        <h2 id="set-up">What to tell your identity provider</h2>
        <dl class="facts">
          ${fact("Assertion consumer service, Recipient, Destination", setup.acs)} ${fact("Audience", setup.audience)}
          ${fact("Role", `${setup.role.arn},${setup.samlProvider.arn}`)}
          ${fact("Issuer, as in the uploaded metadata", entityId)}
          ${fact("WorkSpaces directory", `${setup.directory.id} in ${setup.directory.region}`)}
          ${setup.directory.registrationCode && fact("Registration code in the relay state", setup.directory.registrationCode)}
        </dl>
      </section>
      <section class="card" aria-labelledby="steps">
        <h2 id="steps">What is checked, in this order</h2>
        <ol class="plain">
          ${Object.values(titles).map((title) => html`<li>${title}</li>`)}
        </ol>
        <p class="note">
          Not played: replay, service control policies and permissions boundaries, and the desktop itself.
        </p>
      </section>`,
  });
}

function fact(name: string, value: string): Html {
  return html`<div class="wide">
    <dt>${name}</dt>
    <dd><code>${value}</code></dd>
  </div>`;
}

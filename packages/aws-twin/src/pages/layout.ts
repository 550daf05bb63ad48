import { html } from "hono/html";

/** A piece of a page; what is put into one is escaped unless it is a piece itself. */
export type Html = ReturnType<typeof html>;

/** A whole page: one style sheet, no script. */
export function layout(page: { title: string; main: Html }): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${page.title} · aws-twin</title>
        <link rel="icon" href="/assets/twin.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/twin.css" />
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header class="top">
          <a class="brand" href="/"><img src="/assets/twin.svg" alt="" width="28" height="28" /> aws-twin</a>
          <p>Plays AWS sign-in, WorkSpaces and a domain controller. Nothing leaves this machine.</p>
        </header>
        <main id="main" tabindex="-1">${page.main}</main>
        <footer class="bottom">
          <p>
            Part of idpkit. What AWS says is quoted from its documentation; Amazon Web Services has nothing to do with
            this page.
          </p>
        </footer>
      </body>
    </html>`;
}

import { SamlError } from "../errors.js";
import { html, type Html } from "./html.js";
import { postPageHeaders } from "./post-page-headers.js";

/** What an auto-submitting page carries, and where to. */
export interface PostPageFields {
  /** URL of the service provider's endpoint, such as its AssertionConsumerService. */
  readonly destination: string;
  /** Name of the form control that carries the message: by it the receiver tells requests from answers. */
  readonly control: "SAMLRequest" | "SAMLResponse";
  /** The encoded message: see {@link encodePostBinding}. */
  readonly message: string;
  /**
   * Echoed byte for byte. Not capped at the 80 bytes of [SAMLBind] §3.5.3, as WorkSpaces clients send about 90; whoever
   * takes RelayState from a request sets an upper bound for it (4096 bytes are plenty) and decides which ones are welcome.
   */
  readonly relayState?: string;
  /** Base64 of 16 random octets or more, fresh for each page: by it the policy knows the page's own script. */
  readonly nonce: string;
  /** Absolute path of a style sheet. */
  readonly styleUrl?: string;
  /** Title and heading, in English like the rest of the page. */
  readonly title?: string;
  /**
   * Where the service provider sends the browser once it has taken the form: origins, or `https:` for anywhere.
   *
   * Chromium and Safari hold redirects of a form submission against `form-action` as well. With none, which is the
   * default, only a service provider that stays on its own origin works; AWS sign-in goes on to the host of the RelayState.
   */
  readonly redirectOrigins?: readonly string[];
}

/** A page, to be served with status 200. */
export interface PostPage {
  /** The document. */
  readonly html: string;
  /** Its headers, with names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Builds the page whose form carries a message to a service provider.
 *
 * The form submits itself, and by its button where scripts do not run.
 *
 * @throws {@link SamlError} `endpoint-not-allowed`, `message-not-base64`, `relay-state-not-allowed`, `nonce-malformed`,
 * `asset-url-not-allowed`, `redirect-origin-not-allowed`.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-bindings-2.0-os.pdf | SAML Bindings §3.5.4}
 */
export function buildPostPage(fields: PostPageFields): PostPage {
  checkMessage(fields.message);
  checkRelayState(fields.relayState ?? "");
  checkNonce(fields.nonce);
  if (fields.styleUrl !== undefined) checkAssetUrl(fields.styleUrl);
  return { html: page(fields).markup, headers: postPageHeaders(fields) };
}

function page({ destination, control, message, relayState, nonce, styleUrl, title }: PostPageFields): Html {
  const heading = title ?? "Signing you in";
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${heading}</title>
        ${styleUrl === undefined ? undefined : html`<link rel="stylesheet" href="${styleUrl}" />`}
      </head>
      <body>
        <main>
          <h1>${heading}</h1>
          <form method="post" action="${destination}" accept-charset="utf-8" autocomplete="off">
            ${hidden(control, message)} ${relayState === undefined ? undefined : hidden("RelayState", relayState)}
            <p>If nothing happens within a few seconds, choose Continue.</p>
            <button type="submit">Continue</button>
          </form>
        </main>
        <script nonce="${nonce}">
          document.forms[0].submit();
        </script>
      </body>
    </html> `;
}

function hidden(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}" />`;
}

function checkMessage(value: string): void {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(value)) {
    throw new SamlError("message-not-base64", "message is not what encodePostBinding returns.");
  }
}

/** Submission turns each line break into CR LF, and an unpaired surrogate into U+FFFD; NUL does not survive parsing. */
function checkRelayState(value: string): void {
  if (/[\p{Cc}\p{Cs}]/u.test(value)) {
    throw new SamlError("relay-state-not-allowed", "relayState holds a control character or an unpaired surrogate.");
  }
}

/** `base64-value` of [CSP] §2.3.1; §7.1 asks for 128 bits, which fill 22 characters. */
function checkNonce(value: string): void {
  if (!/^[A-Za-z0-9+/_-]{22,}={0,2}$/.test(value)) {
    throw new SamlError("nonce-malformed", "nonce is not base64 of 128 bits or more.");
  }
}

/** A path of our own origin, as the policy only lets `'self'` in; `//host` would be another origin. */
function checkAssetUrl(path: string): void {
  if (!/^\/(?!\/)[\w\-.~:/?#[\]@!$&'()*+,;=%]*$/.test(path)) {
    throw new SamlError("asset-url-not-allowed", "styleUrl is not an absolute path of the same origin.");
  }
}

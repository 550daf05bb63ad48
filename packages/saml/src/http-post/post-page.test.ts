import { runInNewContext } from "node:vm";

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { isMissing, run } from "../testing/command.test.fixture.js";
import { buildPostPage, type PostPageFields } from "./post-page.js";

const fields: PostPageFields = {
  destination: "https://signin.aws.amazon.com/saml",
  control: "SAMLResponse",
  message: "PHNhbWxwOlJlc3BvbnNlLz4=",
  relayState: "https://workspaces.euc-sso.us-east-1.aws.amazon.com/sso-idp?registrationCode=WSpdx+ABC12D&client=native",
  nonce: "q83vEjRWeJCrze8SNFZ4kA==",
};

function policy(change: Partial<PostPageFields> = {}): readonly string[] {
  return buildPostPage({ ...fields, ...change }).headers["content-security-policy"]?.split("; ") ?? [];
}

describe("buildPostPage", () => {
  it("writes one form with the controls of [SAMLBind] §3.5.4, and works without scripts", () => {
    expect(buildPostPage({ ...fields, styleUrl: "/assets/page.css?v=1" }).html).toMatchInlineSnapshot(`
      "<!doctype html>
          <html lang="en">
            <head>
              <meta charset="utf-8" />
              <meta name="viewport" content="width=device-width, initial-scale=1" />
              <title>Signing you in</title>
              <link rel="stylesheet" href="/assets/page.css?v=1" />
            </head>
            <body>
              <main>
                <h1>Signing you in</h1>
                <form method="post" action="https://signin.aws.amazon.com/saml" accept-charset="utf-8" autocomplete="off">
                  <input type="hidden" name="SAMLResponse" value="PHNhbWxwOlJlc3BvbnNlLz4=" /> <input type="hidden" name="RelayState" value="https://workspaces.euc-sso.us-east-1.aws.amazon.com/sso-idp?registrationCode=WSpdx+ABC12D&amp;client=native" />
                  <p>If nothing happens within a few seconds, choose Continue.</p>
                  <button type="submit">Continue</button>
                </form>
              </main>
              <script nonce="q83vEjRWeJCrze8SNFZ4kA==">
                document.forms[0].submit();
              </script>
            </body>
          </html> "
    `);
  });

  it.each(["SAMLRequest", "SAMLResponse"] as const)("carries the message in the control %s", (control) => {
    const page = buildPostPage({ ...fields, control }).html;
    expect(page).toContain(`<input type="hidden" name="${control}" value="${fields.message}" />`);
    expect(page.match(/name="SAML/g)).toHaveLength(1);
  });

  it("has no RelayState control when there is none to echo, and an empty one when it was empty", () => {
    const { relayState, ...withoutRelayState } = fields;
    expect(relayState).toBeDefined();
    expect(buildPostPage(withoutRelayState).html).not.toContain("RelayState");
    expect(buildPostPage({ ...fields, relayState: "" }).html).toContain('name="RelayState" value=""');
  });

  it("does not cap RelayState", () => {
    const relayState = "x".repeat(5000);
    expect(buildPostPage({ ...fields, relayState }).html).toContain(`value="${relayState}"`);
  });

  it("is not cached, sniffed, framed, nor does it tell its address", () => {
    expect(buildPostPage(fields).headers).toEqual({
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-cache, no-store",
      pragma: "no-cache",
      "content-security-policy":
        "default-src 'none'; script-src 'nonce-q83vEjRWeJCrze8SNFZ4kA=='; style-src 'self'; form-action https://signin.aws.amazon.com; " +
        "frame-ancestors 'none'; base-uri 'none'",
      "x-content-type-options": "nosniff",
      "referrer-policy": "strict-origin",
    });
  });

  it("lets the form go to the origin of the destination, and on from there only where it is told", () => {
    expect(policy({ destination: "http://sp.localhost:8080/acs;x" })).toContain("form-action http://sp.localhost:8080");
    expect(policy({ redirectOrigins: ["https://a.example", "http://localhost:1"] })).toContain(
      "form-action https://signin.aws.amazon.com https://a.example http://localhost:1",
    );
    expect(policy({ redirectOrigins: ["https:"] })).toContain("form-action https://signin.aws.amazon.com https:");
  });

  it("names https where a policy cannot name the host", () => {
    expect(policy({ destination: "https://[2001:db8::1]/acs" })).toContain("form-action https:");
    expect(policy({ redirectOrigins: ["https://[2001:db8::1]"] })).toContain(
      "form-action https://signin.aws.amazon.com https:",
    );
  });

  it("takes relay states with non-ASCII characters", () => {
    expect(buildPostPage({ ...fields, relayState: "é漢😀\u202e" }).html).toContain('value="é漢😀\u202e"');
  });

  it.each<[string, string, Partial<PostPageFields>]>([
    ["endpoint-not-allowed", "a javascript: destination", { destination: "javascript:alert(1)" }],
    ["endpoint-not-allowed", "a data: destination", { destination: "data:text/html,x" }],
    ["endpoint-not-allowed", "an http destination", { destination: "http://signin.aws.amazon.com/saml" }],
    ["endpoint-not-allowed", "http on a host that a policy cannot name", { destination: "http://[::1]:8080/acs" }],
    ["endpoint-not-allowed", "a redirect to such a host", { redirectOrigins: ["http://[::1]:8080"] }],
    ["endpoint-not-allowed", "a destination with markup", { destination: 'https://sp.example/"><script>' }],
    ["message-not-base64", "XML instead of base64", { message: "<samlp:Response/>" }],
    ["message-not-base64", "an empty message", { message: "" }],
    ["message-not-base64", "base64 with line breaks", { message: "PHNh\nbWw=" }],
    ["relay-state-not-allowed", "a line feed, submitted as CR LF", { relayState: "a\nb" }],
    ["relay-state-not-allowed", "a carriage return, submitted as CR LF", { relayState: "a\rb" }],
    ["relay-state-not-allowed", "NUL", { relayState: "a\0b" }],
    ["relay-state-not-allowed", "a C1 control character", { relayState: "a\u0085b" }],
    ["relay-state-not-allowed", "a lone surrogate, submitted as U+FFFD", { relayState: "a\ud83db" }],
    ["nonce-malformed", "an empty nonce", { nonce: "" }],
    ["nonce-malformed", "a nonce of fewer than 128 bits", { nonce: "A".repeat(21) }],
    ["nonce-malformed", "a short nonce that is padded", { nonce: `${"A".repeat(20)}==` }],
    ["nonce-malformed", "a nonce with a directive", { nonce: `${"A".repeat(22)}'; script-src *` }],
    ["nonce-malformed", "a nonce with a line feed at its end", { nonce: `${"A".repeat(22)}\n` }],
    ["nonce-malformed", "a nonce with markup", { nonce: `${"A".repeat(22)}">` }],
    ["asset-url-not-allowed", "a style sheet of another origin", { styleUrl: "https://cdn.example/x.css" }],
    ["asset-url-not-allowed", "a style sheet of another host", { styleUrl: "//cdn.example/x.css" }],
    ["asset-url-not-allowed", "a style sheet of another host, by backslash", { styleUrl: "/\\cdn.example/x.css" }],
    ["asset-url-not-allowed", "a style sheet in a data: URL", { styleUrl: "data:text/css,x" }],
    ["asset-url-not-allowed", "a style path with markup", { styleUrl: '/x.css"><script>' }],
    ["asset-url-not-allowed", "an empty style path", { styleUrl: "" }],
    [
      "redirect-origin-not-allowed",
      "a redirect URL that is no origin",
      { redirectOrigins: ["https://a.example/path"] },
    ],
    ["endpoint-not-allowed", "a redirect origin with a directive", { redirectOrigins: ["https://a.example;x"] }],
    ["endpoint-not-allowed", "a destination with a directive", { destination: "https://sp.example;sandbox/" }],
    ["endpoint-not-allowed", "a redirect origin with a wildcard", { redirectOrigins: ["*"] }],
    ["endpoint-not-allowed", "a redirect origin with white space", { redirectOrigins: ["https://a.example *"] }],
    ["endpoint-not-allowed", "a redirect origin without TLS", { redirectOrigins: ["http://a.example"] }],
  ])("refuses with %s %s", (code, _, change) => {
    expect(() => buildPostPage({ ...fields, ...change })).toThrow(expect.objectContaining({ name: "SamlError", code }));
  });
});

describe.skipIf(isMissing("xmllint"))("the page as an HTML parser reads it (apt-get install libxml2-utils)", () => {
  /** What an HTML parser finds at an XPath; xmllint ends it with a line feed. */
  function find(page: string, xpath: string): string {
    return run("xmllint", ["--html", "--noout", "--xpath", xpath, "page.html"], { "page.html": page }).slice(0, -1);
  }

  const injections = [
    '"><script>alert(1)</script>',
    "'><img src=x>",
    "</title><h1>x",
    "&quot;&#34;&amp;",
    "<!--",
    "é😀\u202e`",
  ];

  it.each(injections)("holds the RelayState %j as a value and nothing more", (relayState) => {
    const page = buildPostPage({ ...fields, relayState }).html;
    expect(find(page, 'string(//input[@name="RelayState"]/@value)')).toBe(relayState);
    expect(find(page, "count(//*)")).toBe(find(buildPostPage(fields).html, "count(//*)"));
  });

  it.each(injections)("holds the title %j as text and nothing more", (title) => {
    const page = buildPostPage({ ...fields, title }).html;
    expect(find(page, "string(//title)")).toBe(title);
    expect(find(page, "string(//main/h1)")).toBe(title);
    expect(find(page, "count(//*)")).toBe(find(buildPostPage(fields).html, "count(//*)"));
  });

  it("holds the addresses with what URLs and HTML both use", () => {
    const page = buildPostPage({
      ...fields,
      destination: "https://sp.example/?a='1'&lt;=2&amp",
      styleUrl: "/a.css?x='1'&gt;",
    }).html;
    expect(find(page, "string(//form/@action)")).toBe("https://sp.example/?a='1'&lt;=2&amp");
    expect(find(page, "string(//link/@href)")).toBe("/a.css?x='1'&gt;");
  });

  it("holds any RelayState without control characters", () => {
    const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }).filter((it) => !/\p{Cc}/u.test(it));
    fc.assert(
      fc.property(text, (relayState) => {
        const page = buildPostPage({ ...fields, relayState }).html;
        expect(find(page, 'string(//input[@name="RelayState"]/@value)')).toBe(relayState);
      }),
      { numRuns: 30 },
    );
  });
});

describe("the script of the page", () => {
  const scripts = [...buildPostPage(fields).html.matchAll(/<script nonce="([^"]*)">([^<]*)<\/script>/g)];

  it("is one, and has the nonce of the policy", () => {
    expect(scripts.map(([, nonce]) => nonce)).toEqual([fields.nonce]);
    expect(policy()).toContain(`script-src 'nonce-${fields.nonce}'`);
    expect(buildPostPage(fields).html.match(/<script|\son\w+=/g)).toHaveLength(1);
  });

  it("submits the form, which no control of the form is in the way of", () => {
    const submitted: string[] = [];
    const document = { forms: [{ submit: () => submitted.push("the form") }] };
    runInNewContext(scripts[0]?.[2] ?? "", { document });
    expect(submitted).toEqual(["the form"]);
    expect(buildPostPage(fields).html).not.toMatch(/(?:name|id)="submit"/);
  });

  it("comes after the form", () => {
    const { html } = buildPostPage(fields);
    expect(html.indexOf("<script")).toBeGreaterThan(html.indexOf("</form>"));
  });
});

import { describe, expect, it } from "vitest";

import { html } from "./html.js";

describe("html", () => {
  it("escapes every value", () => {
    expect(html`<p title="${`"'<>&`}">${"<b>&amp;</b>"}</p>`.markup).toBe(
      '<p title="&quot;&#39;&lt;&gt;&amp;">&lt;b&gt;&amp;amp;&lt;/b&gt;</p>',
    );
  });

  it("takes no object for markup that only looks like it", () => {
    expect(() => html`<p>${{ markup: "<script>" } as never}</p>`).toThrow(TypeError);
  });

  it("keeps what another template wrote, and drops undefined", () => {
    expect(html`<p>${html`<b>${"&"}</b>`}${undefined}</p>`.markup).toBe("<p><b>&amp;</b></p>");
  });
});

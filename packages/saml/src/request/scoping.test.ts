import { describe, expect, it } from "vitest";

import { idp, readAuthnRequest } from "./authn-request.test.fixture.js";
import { decideScoping } from "./scoping.js";

function list(...providers: readonly string[]): string {
  const entries = providers.map((it) => `<samlp:IDPEntry ProviderID="${it}" Loc="https://evil.example/"/>`).join("");
  return `<samlp:IDPList>${entries}<samlp:GetComplete>https://evil.example/</samlp:GetComplete></samlp:IDPList>`;
}

describe("decideScoping", () => {
  it.each([
    ["wanted", "no list", '<samlp:Scoping ProxyCount="0"/>'],
    ["wanted", "no Scoping", ""],
    ["wanted", "a list that names us", `<samlp:Scoping>${list("urn:x", idp)}</samlp:Scoping>`],
    ["wanted", "one that names us, and no proxies", `<samlp:Scoping ProxyCount="0">${list(idp)}</samlp:Scoping>`],
    ["no-supported-idp", "a list that does not", `<samlp:Scoping>${list("urn:x", `${idp}/`)}</samlp:Scoping>`],
    ["no-supported-idp", "the same with proxies", `<samlp:Scoping ProxyCount="2">${list("urn:x")}</samlp:Scoping>`],
    ["proxy-count-exceeded", "the same without", `<samlp:Scoping ProxyCount=" 0 ">${list("urn:x")}</samlp:Scoping>`],
  ])("says %s for %s", (decision, _, content) => {
    expect(decideScoping(readAuthnRequest({ content }), idp)).toBe(decision);
  });
});

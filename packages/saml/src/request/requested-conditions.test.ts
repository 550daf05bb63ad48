import { describe, expect, it } from "vitest";

import { readAuthnRequest, sp } from "./authn-request.test.fixture.js";
import { readConditions } from "./requested-conditions.js";

const now = new Date("2026-11-22T08:00:00Z");

function read(attributes: string, content = ""): ReturnType<typeof readConditions> {
  const request = readAuthnRequest({ content: `<saml:Conditions ${attributes}>${content}</saml:Conditions>` });
  return readConditions(request, sp, { now, clockSkewSeconds: 60 });
}

function restriction(...audiences: readonly string[]): string {
  const elements = audiences.map((it) => `<saml:Audience>${it}</saml:Audience>`);
  return `<saml:AudienceRestriction>${elements.join("")}</saml:AudienceRestriction>`;
}

describe("readConditions", () => {
  it("reads all that there is", () => {
    const period = 'NotBefore="2026-11-22T07:00:00Z" NotOnOrAfter="2026-11-22T09:00:00.5Z"';
    const proxies = '<saml:ProxyRestriction Count="2"><saml:Audience>urn:x</saml:Audience></saml:ProxyRestriction>';
    expect(read(period, `${restriction("urn:x", sp)}<saml:OneTimeUse/>${proxies}`)).toEqual({
      notBefore: new Date("2026-11-22T07:00:00Z"),
      notOnOrAfter: new Date("2026-11-22T09:00:00.500Z"),
      oneTimeUse: true,
      proxyRestriction: { count: 2, audiences: ["urn:x"] },
    });
    expect(read("")).toEqual({ oneTimeUse: false });
    expect(read("", "<saml:ProxyRestriction/>")).toEqual({ oneTimeUse: false, proxyRestriction: {} });
    expect(readConditions(readAuthnRequest({}), sp, { now })).toBeUndefined();
  });

  it.each([
    ["a beginning within the clock skew", 'NotBefore="2026-11-22T08:01:00Z"', ""],
    ["an end that is near", 'NotOnOrAfter="2026-11-22T08:00:00.001Z"', ""],
    ["several restrictions with the service provider in each", "", restriction(sp) + restriction(sp, "urn:x")],
  ])("supports %s", (_, attributes, content) => {
    expect(read(attributes, content)).toMatchObject({ oneTimeUse: false });
  });

  it.each([
    ["a beginning in the future", 'NotBefore="2026-11-22T08:01:00.001Z"', ""],
    ["an end that is over", 'NotOnOrAfter="2026-11-22T08:00:00Z"', ""],
    ["an audience without the service provider", "", restriction("urn:x")],
    ["a second restriction without the service provider", "", restriction(sp) + restriction("urn:x")],
  ])("does not support %s", (_, attributes, content) => {
    expect(read(attributes, content)).toBe("unsupported");
  });
});

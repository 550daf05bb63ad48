import { describe, expect, it } from "vitest";

import { issued, issuer, judge, protocolNamespaces, readOwn } from "./judged.test.fixture.js";

function logoutRequest(content: string): string {
  return `<samlp:LogoutRequest ${protocolNamespaces} ID="_a" ${issued}>${issuer}${content}</samlp:LogoutRequest>`;
}

describe("a case of a logout", () => {
  const named = "<saml:NameID>alice</saml:NameID>";
  const now = "2026-01-01T12:30:00Z";

  it.each<[verdict: string, string, message: string, params: Record<string, unknown>]>([
    ["accept", "a request that says no end", logoutRequest(named), { now, maximumAgeSeconds: 3600 }],
    ["message/issue-instant-too-old", "a request that says no end", logoutRequest(named), { now }],
    ["message/name-id-missing", "an empty name", logoutRequest("<saml:NameID> </saml:NameID>"), {}],
  ])("%s: %s", async (verdict, _, message, params) => {
    expect(await judge("LogoutRequest", message, { params })).toBe(verdict);
  });

  it("is refused if the request is of the future", async () => {
    const params = { now: "2026-01-01T11:00:00Z" };
    const verdict = await judge("LogoutRequest", readOwn("logout-request.xml"), { params });
    expect(verdict).toBe("message/issue-instant-in-future");
  });

  it("is refused if the answer is old", async () => {
    const params = { now: "2026-01-01T12:10:00Z" };
    const verdict = await judge("LogoutResponse", readOwn("logout-response.txt"), { form: "text", params });
    expect(verdict).toBe("message/issue-instant-too-old");
  });
});

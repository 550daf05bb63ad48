import { deflateRawSync } from "node:zlib";

import { describe, expect, it } from "vitest";

import { authnRequest, judge, own, readOwn, type CaseDetails } from "./judged.test.fixture.js";

describe("a case of a query", () => {
  const query = (parameter: string, xml: string): string =>
    `${parameter}=${encodeURIComponent(deflateRawSync(xml).toString("base64"))}`;

  it.each<[verdict: string, string, message: string, more: CaseDetails]>([
    ["accept", "a request", query("SAMLRequest", authnRequest()), {}],
    ["schema/message-unexpected", "a request as an answer", query("SAMLResponse", authnRequest()), {}],
    ["schema/message-unexpected", "a Response", query("SAMLResponse", readOwn("response-error.xml")), {}],
    ["profile/signature-misplaced", "two signatures", query("SAMLRequest", readOwn("authn-request.xml")), {}],
    ["signature/signature-missing", "no signature", query("SAMLRequest", authnRequest()), { cert: own("sp.pem") }],
  ])("%s: %s", async (verdict, _, message, more) => {
    expect(await judge("RedirectQuery", message, { form: "query", ...more })).toBe(verdict);
  });

  it("takes no Response for one of the HTTP-POST binding", async () => {
    const response = query("SAMLResponse", readOwn("response.xml"));
    expect(await judge("Response", response, { form: "query" })).toBe("schema/message-unexpected");
  });
});

import { deflateRawSync } from "node:zlib";

import { describe, expect, it } from "vitest";

import { refusal } from "../testing/refusal.test.fixture.js";
import type { CaseForm } from "./external-case.test.fixture.js";
import { receiveMessage } from "./received-message.test.fixture.js";

const xml = "<a>é</a>";
const base64 = Buffer.from(xml).toString("base64");
const deflated = deflateRawSync(xml).toString("base64");
const query = `SAMLRequest=${encodeURIComponent(deflated)}`;

function receive(text: string, form: CaseForm): string {
  return Buffer.from(receiveMessage(new TextEncoder().encode(text), form).octets).toString();
}

describe("receiveMessage", () => {
  it.each<[string, CaseForm, string]>([
    ["XML", "xml", xml],
    ["base64 in lines", "b64", `\uFEFF${base64.slice(0, 4)}\r\n${base64.slice(4)}\n`],
    ["deflated base64", "b64-deflate", deflated],
    ["a query", "query", `${query}&RelayState=a+b\n`],
    ["a query behind a question mark", "query", `?${query}`],
    ["a URL", "query", `https://idp.example.com/sso?${query}`],
    ["text that is XML", "text", `\n${xml}`],
    ["text that is base64", "text", base64],
    ["text that is deflated base64", "text", deflated],
    ["text that is a URL", "text", `https://idp.example.com/sso?a=b&${query}`],
    ["text that is a signed query", "text", `${query}&SigAlg=a&Signature=AAAA`],
    ["text that is a form", "text", `RelayState=a&SAMLResponse=${encodeURIComponent(base64)}`],
    ["text that is a query without a signature", "text", query],
    ["a string of JSON", "json", JSON.stringify(base64)],
    ["a form as JSON", "json", JSON.stringify({ SAMLResponse: base64, RelayState: "a b" })],
    ["a query as JSON", "json", JSON.stringify({ SAMLRequest: deflated })],
    ["a request as JSON", "json", JSON.stringify({ method: "POST", body: { SAMLResponse: base64 } })],
    ["the query beside its parameters", "json", JSON.stringify({ SAMLRequest: deflated, originalQuery: query })],
  ])("takes the document out of %s", (_, form, text) => {
    expect(receive(text, form)).toBe(xml);
  });

  it("keeps the name and the signature of a message in a query", () => {
    const signed = { SAMLRequest: deflated, RelayState: "", SigAlg: "urn:a", Signature: "AAAA" };
    const { parameter, query } = receiveMessage(new TextEncoder().encode(JSON.stringify(signed)), "json");
    expect(parameter).toBe("SAMLRequest");
    expect(new TextDecoder().decode(query?.signature?.octets)).toBe(
      `SAMLRequest=${encodeURIComponent(deflated)}&RelayState=&SigAlg=urn%3Aa`,
    );
  });

  it.each([
    ["parameters that differ from the query beside them", { SAMLRequest: base64, originalQuery: query }],
    ["a parameter that is not in the query beside it", { RelayState: "a", originalQuery: query }],
    ["a parameter that is a list", { SAMLRequest: [deflated, deflated] }],
  ])("refuses %s", (_, value) => {
    expect(() => receive(JSON.stringify(value), "json")).toThrow(refusal("parameter-repeated"));
  });
});

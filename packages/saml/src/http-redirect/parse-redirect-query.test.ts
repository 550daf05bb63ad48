import { deflateRawSync } from "node:zlib";

import { describe, expect, it } from "vitest";

import type { SamlErrorCode } from "../errors.js";
import { refusal } from "../testing/refusal.test.fixture.js";
import { inflateMessage } from "./inflate-message.js";
import { parseRedirectQuery } from "./parse-redirect-query.js";

const xml = '<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_1"/>';
const message = encodeURIComponent(deflateRawSync(xml).toString("base64"));
const rsaSha256 = "http%3A%2F%2Fwww.w3.org%2F2001%2F04%2Fxmldsig-more%23rsa-sha256";

function text(octets: Uint8Array | undefined): string {
  return new TextDecoder().decode(octets);
}

describe("parseRedirectQuery", () => {
  it("finds the message and says under which name it came", () => {
    const request = parseRedirectQuery(`SAMLRequest=${message}`);
    expect(request.parameter).toBe("SAMLRequest");
    expect(text(inflateMessage(request.deflated))).toBe(xml);
    expect(request).not.toHaveProperty("relayState");
    expect(request).not.toHaveProperty("signature");
    expect(parseRedirectQuery(`SAMLResponse=${message}`).parameter).toBe("SAMLResponse");
  });

  it("rebuilds the signed octets from the values as they were sent, in whatever order and case", () => {
    const lower = message.replaceAll(/%../g, (it) => it.toLowerCase());
    const query = `Signature=AAAA&lang=de&SigAlg=${rsaSha256}&RelayState=a%2fb%7E&SAMLRequest=${lower}`;
    const { signature, relayState, rawRelayState } = parseRedirectQuery(query);
    expect(text(signature?.octets)).toBe(`SAMLRequest=${lower}&RelayState=a%2fb%7E&SigAlg=${rsaSha256}`);
    expect(signature?.algorithm).toBe("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256");
    expect(signature?.value).toEqual(new Uint8Array(3));
    expect(relayState).toBe("a/b~");
    expect(rawRelayState).toBe("a%2fb%7E");
  });

  it("leaves an absent RelayState out of the signed octets, and an empty one in", () => {
    const without = parseRedirectQuery(`SAMLRequest=${message}&SigAlg=x&Signature=AAAA`);
    const empty = parseRedirectQuery(`SAMLRequest=${message}&RelayState=&SigAlg=x&Signature=AAAA`);
    expect(text(without.signature?.octets)).toBe(`SAMLRequest=${message}&SigAlg=x`);
    expect(text(empty.signature?.octets)).toBe(`SAMLRequest=${message}&RelayState=&SigAlg=x`);
    expect(empty.relayState).toBe("");
  });

  it.each([
    ["a space that came as a plus sign", "a+b", "a b"],
    ["a space that came percent-encoded", "a%20b", "a b"],
    ["a plus sign", "a%2Bb", "a+b"],
    ["text beyond ASCII", "%E6%BC%A2%F0%9F%98%80", "漢😀"],
    ["another query", "https://sp.example/?a=b;c%26d=e", "https://sp.example/?a=b;c&d=e"],
    ["what only looks percent-encoded, once decoded", "%2541", "%41"],
    ["more than the 80 bytes of the standard", "x".repeat(4000), "x".repeat(4000)],
  ])("gives %s back in the RelayState", (_, raw, relayState) => {
    expect(parseRedirectQuery(`SAMLRequest=${message}&RelayState=${raw}`)).toMatchObject({
      relayState,
      rawRelayState: raw,
    });
  });

  it("takes base64 whose plus signs and padding were not encoded", () => {
    const bare = decodeURIComponent(message);
    expect(parseRedirectQuery(`SAMLRequest=${bare}`)).toEqual(parseRedirectQuery(`SAMLRequest=${message}`));
  });

  it("takes the one encoding that the standard names", () => {
    const encoding = "urn%3Aoasis%3Anames%3Atc%3ASAML%3A2.0%3Abindings%3AURL-Encoding%3ADEFLATE";
    expect(parseRedirectQuery(`SAMLRequest=${message}&SAMLEncoding=${encoding}`).parameter).toBe("SAMLRequest");
  });

  it("ignores parameters that are not SAML's, whatever they hold", () => {
    const query = `samlrequest=x&a=%zz&a&&=&SAMLRequest%5B%5D=x&SAMLRequest=${message}&SAMLart=x`;
    expect(parseRedirectQuery(query)).toEqual(parseRedirectQuery(`SAMLRequest=${message}`));
  });

  const signed = `SAMLRequest=${message}&RelayState=x&SigAlg=${rsaSha256}&Signature=AAAA`;
  it.each<[SamlErrorCode, string, string]>([
    ["parameter-repeated", "SAMLRequest twice", `${signed}&SAMLRequest=${message}`],
    ["parameter-repeated", "SAMLRequest beside SAMLResponse", `${signed}&SAMLResponse=${message}`],
    ["parameter-repeated", "RelayState twice", `RelayState=y&${signed}`],
    ["parameter-repeated", "SigAlg twice", `${signed}&SigAlg=${rsaSha256}`],
    ["parameter-repeated", "Signature twice", `${signed}&Signature=AAAA`],
    ["parameter-repeated", "SAMLEncoding twice", `${signed}&SAMLEncoding=x&SAMLEncoding=x`],
    ["query-malformed", "an encoded second name (CVE-2025-31335)", `${signed}&SAMLReques%74=${message}`],
    ["query-malformed", "an encoded name alone", `SAML%52equest=${message}`],
    ["query-malformed", "a name that does not decode", `${signed}&SAMLReques%7=${message}`],
    ["query-malformed", "a RelayState that is not UTF-8", `SAMLRequest=${message}&RelayState=%FF`],
    ["query-malformed", "a RelayState of overlong UTF-8", `SAMLRequest=${message}&RelayState=%C0%AF`],
    ["query-malformed", "a RelayState with half an escape", `SAMLRequest=${message}&RelayState=%2`],
    ["query-malformed", "a character beyond ASCII", `SAMLRequest=${message}&RelayState=é`],
    ["query-malformed", "a bare space", `SAMLRequest=${message}&RelayState=a b`],
    ["query-malformed", "a line break", `SAMLRequest=${message}\r\n`],
    ["message-missing", "no message", "RelayState=x"],
    ["message-missing", "an empty message", "SAMLRequest="],
    ["message-missing", "a message without a value", "SAMLRequest"],
    ["message-missing", "nothing", ""],
    ["message-not-base64", "base64url", "SAMLRequest=_-8A"],
    ["message-not-base64", "base64 without padding", "SAMLRequest=AA"],
    ["message-not-base64", "base64 with stray bits", "SAMLRequest=AB%3D%3D"],
    ["message-not-base64", "base64 with a line break", `SAMLRequest=${message}%0A`],
    ["message-not-base64", "base64 that was encoded twice", `SAMLRequest=${encodeURIComponent(message)}`],
    ["saml-encoding-unsupported", "another encoding", `${signed}&SAMLEncoding=urn%3Aexample`],
    ["saml-encoding-unsupported", "an empty encoding", `${signed}&SAMLEncoding=`],
    ["signature-malformed", "SigAlg without Signature", `SAMLRequest=${message}&SigAlg=${rsaSha256}`],
    ["signature-malformed", "Signature without SigAlg", `SAMLRequest=${message}&Signature=AAAA`],
    ["signature-malformed", "an empty Signature", `SAMLRequest=${message}&SigAlg=${rsaSha256}&Signature=`],
    ["signature-malformed", "a Signature that is not base64", `SAMLRequest=${message}&SigAlg=x&Signature=AA`],
    ["message-too-large", "a query beyond the limit", `${signed}&x=${"x".repeat(131_072)}`],
  ])("refuses with %s: %s", (code, _, query) => {
    expect(() => parseRedirectQuery(query)).toThrow(refusal(code));
  });
});

import { deflateRawSync } from "node:zlib";

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { SamlErrorCode } from "../errors.js";
import { refusal } from "../testing/refusal.test.fixture.js";
import { decodePostBinding } from "./decode-post-binding.js";
import { encodePostBinding } from "./encode-post-binding.js";

const xml = '<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_ä漢"/>';
const message = encodePostBinding(xml);
const deflated = deflateRawSync(xml).toString("base64");

function read(form: Parameters<typeof decodePostBinding>[0]): string {
  return new TextDecoder().decode(decodePostBinding(form).octets);
}

describe("decodePostBinding", () => {
  it("reads the body of a form as a browser sends it", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 100 });
    fc.assert(
      fc.property(fc.constantFrom("SAMLRequest", "SAMLResponse"), text, (parameter, relayState) => {
        const body = new URLSearchParams({
          [parameter]: message,
          RelayState: relayState,
          submit: "Continue",
        }).toString();
        const decoded = decodePostBinding(body);
        expect(decoded).toMatchObject({ parameter, relayState });
        expect(new TextDecoder().decode(decoded.octets)).toBe(xml);
      }),
    );
  });

  it("reads entries that somebody else decoded, byte for byte", () => {
    const entries = new URLSearchParams([
      ["SAMLRequest", message],
      ["RelayState", " a+b%20 "],
    ]);
    expect(decodePostBinding(entries)).toMatchObject({ parameter: "SAMLRequest", relayState: " a+b%20 " });
    expect(decodePostBinding([["SAMLRequest", message]])).not.toHaveProperty("relayState");
  });

  it("takes base64 with the line breaks of MIME", () => {
    expect(read([["SAMLRequest", `${message.replaceAll(/.{64}/g, "$&\r\n")}\r\n`]])).toBe(xml);
  });

  it.each([
    ["a byte order mark", `\ufeff${xml}`],
    ["white space", `\n ${xml}`],
    ["an XML declaration", `<?xml version="1.0"?>${xml}`],
  ])("leaves a document that begins with %s to the reader", (_, document) => {
    const octets = Buffer.from(document);
    expect(decodePostBinding([["SAMLRequest", octets.toString("base64")]]).octets).toEqual(new Uint8Array(octets));
  });

  it.each([{ markup: "x" }, ["a", "b"], undefined, 1])("refuses what a framework made of brackets: %o", (value) => {
    const entries = [
      ["SAMLRequest", "PGEvPg=="],
      ["RelayState", value],
    ] as never;
    expect(() => decodePostBinding(entries)).toThrow(expect.objectContaining({ code: "parameter-repeated" }) as Error);
  });

  it.each(["Signature", "SigAlg"])("refuses a %s beside the message, which would not be verified", (name) => {
    expect(() => decodePostBinding(`SAMLRequest=PGEvPg%3D%3D&${name}=x`)).toThrow(
      expect.objectContaining({ code: "signature-misplaced" }) as Error,
    );
  });

  it("refuses a form of countless parameters before it looks at them", () => {
    expect(() => decodePostBinding("&".repeat(1_000_000))).toThrow(
      expect.objectContaining({ code: "message-too-large" }) as Error,
    );
  });

  it("inflates a deflated message only when told to", () => {
    expect(() => read([["SAMLRequest", deflated]])).toThrow(refusal("message-deflated"));
    const { octets } = decodePostBinding([["SAMLRequest", deflated]], { allowDeflated: true });
    expect(new TextDecoder().decode(octets)).toBe(xml);
  });

  it("bounds what it inflates", () => {
    const bomb = deflateRawSync(new Uint8Array(10_000_000)).toString("base64");
    expect(() => decodePostBinding([["SAMLRequest", bomb]], { allowDeflated: true })).toThrow(
      refusal("message-too-large"),
    );
  });

  const encoded = encodeURIComponent(message);
  it.each<[SamlErrorCode, string, string | [string, string][]]>([
    ["parameter-repeated", "SAMLRequest twice", `SAMLRequest=${encoded}&SAMLRequest=${encoded}`],
    ["parameter-repeated", "SAMLRequest beside SAMLResponse", `SAMLRequest=${encoded}&SAMLResponse=${encoded}`],
    ["parameter-repeated", "RelayState twice", `SAMLRequest=${encoded}&RelayState=a&RelayState=b`],
    [
      "parameter-repeated",
      "an entry twice",
      [
        ["SAMLRequest", message],
        ["SAMLRequest", message],
      ],
    ],
    [
      "parameter-repeated",
      "entries of both names",
      [
        ["SAMLRequest", message],
        ["SAMLResponse", message],
      ],
    ],
    ["query-malformed", "an encoded name", `SAMLReques%74=${encoded}`],
    ["query-malformed", "a RelayState that is not UTF-8", `SAMLRequest=${encoded}&RelayState=%FF`],
    ["message-missing", "no message", "RelayState=x"],
    ["message-missing", "an empty message", [["SAMLRequest", ""]]],
    ["message-not-base64", "a plus sign that became a space", [["SAMLRequest", `AA A${message}`]]],
    ["message-not-base64", "a plus sign that was not encoded", "SAMLRequest=++++"],
    ["message-not-base64", "base64url", [["SAMLRequest", "PA_-"]]],
    ["message-not-base64", "base64 without padding", [["SAMLRequest", "PA"]]],
    ["message-not-base64", "a document that was not encoded", [["SAMLRequest", xml]]],
    ["message-deflated", "a deflated message", [["SAMLRequest", deflated]]],
    ["message-deflated", "UTF-16", [["SAMLRequest", Buffer.from(`\ufeff${xml}`, "utf16le").toString("base64")]]],
    ["message-too-large", "a body beyond the limit", `SAMLRequest=${encoded}&x=${"x".repeat(4_194_304)}`],
    ["message-too-large", "an entry beyond the limit", [["SAMLRequest", "A".repeat(4_194_308)]]],
  ])("refuses with %s: %s", (code, _, form) => {
    expect(() => decodePostBinding(form)).toThrow(refusal(code));
  });
});

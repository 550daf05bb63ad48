import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { encodeBase64url } from "./base64url.js";
import { parseCompactJws, parseJsonPart } from "./compact-jws.js";

const bytes = (text: string) => new TextEncoder().encode(text);
const part = (text: string) => encodeBase64url(bytes(text));
const header = JSON.stringify({ alg: "ES256", x5c: ["MAA=", "MAE="] });

describe("a JWS in compact form", () => {
  it("is read, header and payload staying as they were sent", () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (payload, signature) => {
        const text = `${part(header)}.${encodeBase64url(payload)}.${encodeBase64url(signature)}`;
        const jws = parseCompactJws(text);
        expect(jws.algorithm).toBe("ES256");
        expect(jws.x5c.map((certificate) => [...certificate])).toEqual([
          [0x30, 0],
          [0x30, 1],
        ]);
        expect([...jws.payload]).toEqual([...payload]);
        expect([...jws.signature]).toEqual([...signature]);
        expect(new TextDecoder().decode(jws.signingInput)).toBe(text.slice(0, text.lastIndexOf(".")));
      }),
    );
  });

  it.each<[string, string]>([
    ["nothing", ""],
    ["two parts", `${part(header)}.e30`],
    ["four parts", `${part(header)}.e30.AA.`],
    ["a padded signature", `${part(header)}.e30.AA==`],
    ["stray bits in the payload", `${part(header)}.e31.AA`],
    ["a space", `${part(header)}.e30. AA`],
    ["a header that is no JSON", `${part("{")}.e30.AA`],
    ["a header that is a list", `${part("[]")}.e30.AA`],
  ])("is refused with %s", (_, text) => {
    expect(() => parseCompactJws(text)).toThrow(SyntaxError);
  });

  it.each<[string, object]>([
    ["no algorithm", { x5c: ["MAA="] }],
    ["an algorithm that is a number", { alg: -7, x5c: ["MAA="] }],
    ["an algorithm of its prototype", JSON.parse(`{ "__proto__": { "alg": "ES256" }, "x5c": ["MAA="] }`) as object],
    ["a critical extension", { alg: "ES256", x5c: ["MAA="], crit: [] }],
    ["no certificates", { alg: "ES256" }],
    ["an empty list of certificates", { alg: "ES256", x5c: [] }],
    ["nine certificates", { alg: "ES256", x5c: Array(9).fill("MAA=") }],
    ["a certificate that is a number", { alg: "ES256", x5c: [1] }],
    ["a certificate in base64url", { alg: "ES256", x5c: ["MAA"] }],
  ])("is refused when its header has %s", (_, members) => {
    expect(() => parseCompactJws(`${part(JSON.stringify(members))}.e30.AA`)).toThrow(SyntaxError);
  });

  it("may bring eight certificates", () => {
    const members = { alg: "ES256", x5c: Array<string>(8).fill("MAA=") };
    expect(parseCompactJws(`${part(JSON.stringify(members))}.e30.AA`).x5c).toHaveLength(8);
  });
});

it.each<[string, Uint8Array]>([
  ["bytes that are not UTF-8", Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d)],
  ["a byte order mark", bytes("\uFEFF{}")],
  ["null", bytes("null")],
  ["a list", bytes("[]")],
  ["text", bytes('"{}"')],
])("a part is refused with %s", (_, octets) => {
  expect(() => parseJsonPart(octets)).toThrow();
});

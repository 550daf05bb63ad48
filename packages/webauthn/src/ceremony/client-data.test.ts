import fc from "fast-check";
import { expect, it } from "vitest";

import { WebAuthnError } from "../errors.js";
import { refusal } from "../relying-party.test.fixture.js";
import { parseClientData } from "./client-data.js";

const members = '"type":"webauthn.get","challenge":"AAAA","origin":"https://example.com"';
const parsed = { type: "webauthn.get", challenge: "AAAA", origin: "https://example.com" };
const malformed = expect.objectContaining(refusal("client-data-malformed")) as Error;

function parse(json: string) {
  return parseClientData(new TextEncoder().encode(json));
}

it("reads the members that the checks need", () => {
  expect(parse(`{${members},"crossOrigin":false,"topOrigin":"https://top.example"}`)).toEqual({
    ...parsed,
    crossOrigin: false,
    topOrigin: "https://top.example",
  });
});

it.each([
  ["unknown members", `{${members},"extraData":"{\\"type\\":1}","more":{"type":"a","type":"b"}}`],
  ["tokenBinding, which is reserved", `{${members},"tokenBinding":{"status":"present","id":"AA"}}`],
  ["white space and order", `{ "extra" : [ "origin" , "origin" ] , ${members} }`],
  ["a byte order mark", `\uFEFF{${members}}`],
  ["an own member called __proto__", `{${members},"__proto__":{"crossOrigin":true,"topOrigin":"https://x.example"}}`],
])("ignores %s", (_, json) => {
  expect(parse(json)).toEqual(parsed);
});

it.each([
  ["nothing", ""],
  ["truncated JSON", `{${members}`],
  ["more than one value", `{${members}}{}`],
  ["no object", '"webauthn.get"'],
  ["an array", `[{${members}}]`],
  ["null", "null"],
  ["no type", '{"challenge":"AAAA","origin":"https://example.com"}'],
  ["no challenge", '{"type":"webauthn.get","origin":"https://example.com"}'],
  ["no origin", '{"type":"webauthn.get","challenge":"AAAA"}'],
  ["a type that is no text", `{${members.replace('"webauthn.get"', '["webauthn.get"]')}}`],
  ["a crossOrigin that is no boolean", `{${members},"crossOrigin":"false"}`],
  ["a topOrigin that is no text", `{${members},"topOrigin":null}`],
  ["members that are inherited only", `{"__proto__":{${members}}}`],
  ["a member twice", `{${members},"origin":"https://example.com"}`],
  ["a member twice in two spellings", `{${members},"\\u006frigin":"https://example.com"}`],
  ["an unknown member twice", `{${members},"a":1,"b":{"a":2},"a":3}`],
])("refuses %s", (_, json) => {
  expect(() => parse(json)).toThrow(malformed);
});

it("refuses bytes that are not UTF-8", () => {
  const bytes = new TextEncoder().encode(`{${members},"x":"\u00E9"}`);
  expect(() => parseClientData(bytes.with(bytes.indexOf(0xc3), 0xff))).toThrow(malformed);
});

const others = fc.dictionary(fc.string({ minLength: 8 }), fc.jsonValue(), { minKeys: 1, noNullPrototype: true });

it("ignores any other members, and refuses any of them twice", () => {
  fc.assert(
    fc.property(others, fc.nat(), (members, index) => {
      const entries = Object.entries({ ...parsed, ...members }).map(
        ([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`,
      );
      const again = entries[index % entries.length] ?? "";
      expect(parse(`{${entries.join(",")}}`)).toEqual(parsed);
      expect(() => parse(`{${entries.join(",")},${again}}`)).toThrow(malformed);
    }),
  );
});

it("throws nothing but its own errors for any bytes and any JSON", () => {
  const json = fc.json().map((text) => new TextEncoder().encode(text));
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array(), json), (bytes) => {
      expect(errorOf(() => parseClientData(bytes))).toBeInstanceOf(WebAuthnError);
    }),
  );
});

function errorOf(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}

import "reflect-metadata";

import * as peculiar from "@peculiar/x509";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { serializeObjectIdentifier } from "../der/object-identifier.js";
import { parseDer } from "../der/parse-der.js";
import { serializeDer } from "../der/serialize-der.js";
import { derTag } from "../der/tag.js";
import { issue } from "../certificate/certificate.test.fixture.js";
import { isOpensslMissing, openssl } from "../openssl.test.fixture.js";
import { attributeTypes, type AttributeTypeName } from "./attribute-types.js";
import { distinguishedName, readDistinguishedName } from "./distinguished-name.js";

describe("distinguishedName", () => {
  it("writes the attributes in the order given, with the string types of RFC 5280", () => {
    const der = distinguishedName([
      ["C", "DE"],
      ["DC", "example"],
      ["CN", "Älice"],
    ]);
    expect(Buffer.from(der).toString("hex")).toBe(
      "3037" +
        "310b3009060355040613024445" +
        "31173015060a0992268993f22c64011916076578616d706c65" +
        "310f300d06035504030c06c3846c696365",
    );
  });

  it("is read by @peculiar/x509 as the same attributes", () => {
    const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 16 });
    fc.assert(
      fc.property(text, text, (organization, commonName) => {
        const der = distinguishedName([
          ["O", organization],
          ["CN", commonName],
        ]);
        const name = new peculiar.Name(Uint8Array.from(der));
        expect(name.getField("O")).toEqual([organization]);
        expect(name.getField("CN")).toEqual([commonName]);
      }),
    );
  });

  it.skipIf(isOpensslMissing())("is read by openssl as the same types (apt-get install openssl)", async () => {
    const types = Object.keys(attributeTypes) as AttributeTypeName[];
    const subject = distinguishedName(types.map((type) => [type, "xy"]));
    const { certificate } = await issue("Root", { subject });
    const parameters = ["x509", "-in", "c.der", "-noout", "-subject", "-nameopt", "sep_multiline,show_type,sname"];
    const written = await openssl(parameters, { "c.der": certificate.der });
    const lines = types.map((type) => {
      const { stringTag } = attributeTypes[type];
      return `    ${opensslNames.get(type) ?? type}=${stringTypes.get(stringTag) ?? ""}:xy\n`;
    });
    expect(written).toBe(`subject=\n${lines.join("")}`);
  });

  it("is read back as the same attributes", () => {
    const der = distinguishedName([
      ["DC", "example"],
      ["CN", "Alice"],
    ]);
    expect(readDistinguishedName(parseDer(der))).toEqual({
      der,
      attributes: [
        { type: "0.9.2342.19200300.100.1.25", value: "example" },
        { type: "2.5.4.3", value: "Alice" },
      ],
    });
  });

  it.each([
    ["an empty value", "CN", ""],
    ["more than 64 characters", "CN", "x".repeat(65)],
    ["a country of three letters", "C", "DEU"],
    ["a country outside PrintableString", "C", "Ä"],
    ["a domain component beyond ASCII", "DC", "bücher"],
    ["half a character", "CN", "\ud83d"],
    ["a serial number outside PrintableString", "serialNumber", "A_1"],
    ["an address beyond ASCII", "emailAddress", "bücher@example.com"],
  ] as const)("refuses %s", (_, type, value) => {
    expect(() => distinguishedName([[type, value]])).toThrow(expect.objectContaining({ code: "name-malformed" }));
  });

  it("counts characters, not code units", () => {
    expect(distinguishedName([["CN", "😀".repeat(64)]])).toBeInstanceOf(Uint8Array);
  });
});

/** Where OpenSSL calls a type otherwise than [RFC4514] §3 does. */
const opensslNames = new Map<string, string>([["STREET", "street"]]);
const stringTypes = new Map<number, string>([
  [derTag.utf8String, "UTF8STRING"],
  [derTag.printableString, "PRINTABLESTRING"],
  [derTag.ia5String, "IA5STRING"],
]);

describe("readDistinguishedName", () => {
  const attribute = (...value: readonly Uint8Array[]) =>
    serializeDer(derTag.sequence, serializeObjectIdentifier("2.5.4.45"), ...value);
  const name = (...attributes: readonly Uint8Array[]) =>
    parseDer(serializeDer(derTag.sequence, serializeDer(derTag.set, ...attributes)));

  it("gives a value that is no character string as # and its DER in hex", () => {
    const bits = serializeDer(derTag.bitString, Uint8Array.of(0, 1));
    expect(readDistinguishedName(name(attribute(bits))).attributes).toEqual([{ type: "2.5.4.45", value: "#03020001" }]);
  });

  it.each([
    ["an attribute without value", name(attribute())],
    ["an attribute of two values", name(attribute(serializeDer(derTag.null), serializeDer(derTag.null)))],
    ["a relative name without attribute", name()],
    ["text that is malformed", name(attribute(serializeDer(derTag.utf8String, Uint8Array.of(0xff))))],
    ["another element", parseDer(serializeDer(derTag.set))],
  ])("refuses %s", (_, element) => {
    expect(() => readDistinguishedName(element)).toThrow(expect.objectContaining({ code: "der-malformed" }));
  });
});

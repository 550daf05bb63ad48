import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { issue } from "../certificate/certificate.test.fixture.js";
import { serializeObjectIdentifier } from "../der/object-identifier.js";
import { parseDer } from "../der/parse-der.js";
import { serializeDer } from "../der/serialize-der.js";
import { contextConstructed, contextPrimitive, derTag } from "../der/tag.js";
import { subjectAltName } from "../extensions/subject-alt-name.js";
import { isOpensslMissing, openssl } from "../openssl.test.fixture.js";
import { distinguishedName, readDistinguishedName } from "./distinguished-name.js";
import { parseGeneralNames, serializeGeneralNames, type GeneralName } from "./general-name.js";

const directoryName = readDistinguishedName(parseDer(distinguishedName([["CN", "Alice"]])));
const utf8 = (text: string) => serializeDer(derTag.utf8String, new TextEncoder().encode(text));

const generalName: fc.Arbitrary<GeneralName> = fc.oneof(
  fc.record({
    type: fc.constantFrom("rfc822Name", "dNSName", "uniformResourceIdentifier"),
    value: fc.string({ unit: "binary-ascii" }),
  }),
  fc.record({
    type: fc.constantFrom("iPAddress", "x400Address", "ediPartyName", "registeredID"),
    value: fc.uint8Array(),
  }),
  fc.record({ type: fc.constant("directoryName" as const), value: fc.constant(directoryName) }),
  fc.record({
    type: fc.constant("otherName" as const),
    typeId: fc.constantFrom("1.3.6.1.4.1.311.20.2.3", "1.3.6.1.5.2.2"),
    value: fc.string().map(utf8),
  }),
);

describe("GeneralNames", () => {
  it("reads back any names", () => {
    fc.assert(
      fc.property(fc.array(generalName, { minLength: 1, maxLength: 5 }), (names) => {
        expect(parseGeneralNames(serializeGeneralNames(names))).toEqual(names);
      }),
    );
  });

  it.skipIf(isOpensslMissing())("are read by openssl as the same names (apt-get install openssl)", async () => {
    const { certificate } = await issue("Alice", {
      extensions: [
        subjectAltName([
          { type: "rfc822Name", value: "alice@corp.example" },
          { type: "dNSName", value: "corp.example" },
          { type: "uniformResourceIdentifier", value: "urn:x" },
          { type: "iPAddress", value: Uint8Array.of(192, 0, 2, 1) },
          { type: "directoryName", value: directoryName },
          { type: "otherName", typeId: "1.3.6.1.4.1.311.20.2.3", value: utf8("alice@corp.example") },
        ]),
      ],
    });
    const text = await openssl(["x509", "-in", "c.der", "-noout", "-ext", "subjectAltName"], {
      "c.der": certificate.der,
    });
    expect(text).toMatch(
      /email:alice@corp\.example, DNS:corp\.example, URI:urn:x, IP Address:192\.0\.2\.1, DirName:.?CN ?= ?Alice, othername: UPN::alice@corp\.example\n/,
    );
  });

  const oid = serializeObjectIdentifier("1.2.3");
  const explicit = (...parts: readonly Uint8Array[]) => serializeDer(contextConstructed(0), ...parts);
  it.each([
    ["no name", []],
    ["a kind that is not defined", [serializeDer(contextPrimitive(9))]],
    ["a dNSName beyond ASCII", [serializeDer(contextPrimitive(2), Uint8Array.of(0xe4))]],
    ["a directoryName that is none", [serializeDer(contextConstructed(4), serializeDer(derTag.set))]],
    ["an otherName without value", [explicit(oid)]],
    ["an otherName with an empty value", [explicit(oid, explicit())]],
    ["an otherName with more than a value", [explicit(oid, explicit(utf8("a")), utf8("b"))]],
    ["a primitive otherName", [serializeDer(contextPrimitive(0), oid, explicit(utf8("a")))]],
  ])("refuses %s", (_, names) => {
    expect(() => parseGeneralNames(serializeDer(derTag.sequence, ...names))).toThrow(
      expect.objectContaining({ code: "der-malformed" }),
    );
  });

  it("refuses an otherName with two values", () => {
    const name = explicit(oid, explicit(utf8("a"), utf8("b")));
    expect(() => parseGeneralNames(serializeDer(derTag.sequence, name))).toThrow(
      expect.objectContaining({ code: "trailing-data" }),
    );
  });

  it("does not write text beyond ASCII", () => {
    expect(() => serializeGeneralNames([{ type: "dNSName", value: "bücher.example" }])).toThrow(TypeError);
  });
});

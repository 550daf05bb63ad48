import { describe, expect, it } from "vitest";

import { consumer, judge, metadata, own, readOwn } from "./judged.test.fixture.js";

const acs = "https://sp.example.com/acs";

describe("a case of metadata", () => {
  const sound = metadata(consumer(acs));
  const group = (...entities: readonly string[]): string =>
    `<md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">${entities.join("")}</md:EntitiesDescriptor>`;
  const key =
    '<md:KeyDescriptor><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:KeyName>a</ds:KeyName></ds:KeyInfo></md:KeyDescriptor>';

  it.each<[verdict: string, string, message: string, params: Record<string, unknown>]>([
    [
      "accept",
      "a group, and an entity in it",
      group(sound, group(metadata(consumer(acs), "urn:a"))),
      { issuer: "urn:a" },
    ],
    ["accept", "a group", group(sound, metadata(consumer("javascript:alert(1)"), "urn:a")), {}],
    [
      "metadata/metadata-entity-repeated",
      "an entity twice",
      group(sound, sound),
      { issuer: "https://sp.example.com/metadata" },
    ],
    ["metadata/metadata-index-repeated", "an index twice", metadata(consumer(acs) + consumer(acs)), {}],
    ["schema/schema-invalid", "no service", metadata(""), {}],
    ["metadata/metadata-key-missing", "a key without a certificate", metadata(key + consumer(acs)), {}],
    ["policy/signature-missing", "no signature", sound, { spRequiresSignature: true }],
  ])("%s: %s", async (verdict, _, message, params) => {
    expect(await judge("Metadata", message, { params })).toBe(verdict);
  });

  it("is judged by the profile of its signature alone without a key", async () => {
    const moved = readOwn("metadata.xml").replace('ID="_metadata"', 'ID="_moved"');
    expect(await judge("Metadata", moved)).toBe("profile/reference-not-to-parent");
    expect(await judge("Metadata", readOwn("metadata.xml").replace("/acs", "/other"))).toBe("accept");
    const altered = readOwn("metadata.xml").replace("/acs", "/other");
    expect(await judge("Metadata", altered, { cert: own("sp.pem") })).toBe("signature/digest-mismatch");
  });
});

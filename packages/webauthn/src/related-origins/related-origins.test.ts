import { describe, expect, it } from "vitest";

import { refusal } from "../relying-party.test.fixture.js";
import { decideRelatedOrigin } from "./decide-related-origin.js";
import { buildRelatedOrigins, parseRelatedOrigins } from "./related-origins-document.js";

/** As much of the Public Suffix List as these hosts need. */
function registrableDomain(host: string): string | undefined {
  return /^(?:.*\.)?([a-z0-9-]+\.(?:com|de|co\.uk))$/.exec(host)?.[1];
}

const brands = ["one", "two", "three", "four", "five"].map((brand) => `https://${brand}.com`);

type Origins = [string, ...string[]];

describe("a document of related origins", () => {
  it.each<[string, Origins]>([
    ["of one brand in many countries", ["https://example.com", "https://example.de", "https://example.co.uk"]],
    ["of five brands and their hosts", ["https://one.co.uk", ...brands, "https://shop.five.de:8443"]],
  ])("%s allows each of them", (_, origins) => {
    const document = parseRelatedOrigins(JSON.parse(JSON.stringify(buildRelatedOrigins(origins, registrableDomain))));
    expect(document).toEqual({ origins });
    for (const origin of origins) {
      expect(decideRelatedOrigin(origin, document, registrableDomain)).toEqual({ outcome: "allow" });
    }
  });

  it.each<[string, string[]]>([
    ["origins must be https", []],
    ["origins must be https", ["http://example.com"]],
    ["origins must be https", ["https://example.com/"]],
    ["origins must be https", ["https://EXAMPLE.com"]],
    ["origins must be https", ["https://example.com:443"]],
    ["origins must be https", ["android:apk-key-hash:abc"]],
    ["origins must be https", ["https://"]],
    ["origins must differ", ["https://example.com", "https://example.com"]],
    ["origins must have registrable domains", ["https://co.uk"]],
    ["origins must have registrable domains", ["https://192.0.2.1"]],
    ["origins must not have more than 5", [...brands, "https://six.com"]],
  ])("is not built: %s", (message, origins) => {
    const build = () => buildRelatedOrigins(origins as Origins, registrableDomain);
    expect(build).toThrow(TypeError);
    expect(build).toThrow(message);
  });

  it.each([
    ["no object", ["https://example.com"]],
    ["nothing", null],
    ["without origins", {}],
    ["of inherited origins", Object.create({ origins: ["https://example.com"] })],
    ["of one origin", { origins: "https://example.com" }],
    ["of other things", { origins: ["https://example.com", 1] }],
  ])("is refused when it is %s", (_, json) => {
    expect(() => parseRelatedOrigins(json)).toThrow(expect.objectContaining(refusal("related-origins-malformed")));
  });

  it("may have members that nobody knows", () => {
    expect(parseRelatedOrigins({ origins: [], since: 2026 })).toEqual({ origins: [] });
  });
});

describe("a client", () => {
  it.each<[string, string, string[]]>([
    ["an origin with another path", "https://example.de", ["https://example.de/path"]],
    ["a known label after the limit", "https://login.one.de", [...brands, "https://login.one.de"]],
    ["one after entries that are no URL", "https://example.de", ["example.de", "https://example.de"]],
    ["one after a sixth label", "https://one.de", [...brands, "https://six.com", "https://one.de"]],
    ["one after hosts without a domain", "https://five.com", ["https://192.0.2.1", "https://uk", ...brands]],
  ])("allows %s", (_, origin, origins) => {
    expect(decideRelatedOrigin(origin, { origins }, registrableDomain)).toEqual({ outcome: "allow" });
  });

  it.each<[string, string, string, string[]]>([
    ["not-listed", "another host", "https://login.example.de", ["https://example.de"]],
    ["not-listed", "another port", "https://example.de:8443", ["https://example.de"]],
    ["not-listed", "another scheme", "http://example.de", ["https://example.de"]],
    ["not-listed", "a prefix", "https://example.de", ["https://example.de.example.com"]],
    ["not-listed", "a public suffix", "https://co.uk", ["https://co.uk"]],
    ["not-listed", "an opaque origin", "null", ["data://example.de"]],
    ["beyond-label-limit", "a sixth label", "https://six.com", [...brands, "https://six.com"]],
    ["beyond-label-limit", "a sixth of seven", "https://six.com", [...brands, "https://six.com", "https://seven.com"]],
  ])("denies as %s %s", (reason, _, origin, origins) => {
    expect(decideRelatedOrigin(origin, { origins }, registrableDomain)).toEqual({ outcome: "deny", reason });
  });
});

import { describe, expect, it } from "vitest";

import { domainSidOf, parseDomainSid, relativeIdentifierOf } from "./domain-sid.js";
import { parseObjectSidText, serializeObjectSid } from "./object-sid.js";
import { wellKnownSids } from "./well-known-sids.js";

const notOfDomain = expect.objectContaining({ code: "object-sid-not-of-domain" }) as Error;
const account = parseObjectSidText("S-1-5-21-1864522095-575585544-30601353-1102");
const others: readonly [string, string][] = [
  ["a built-in group", wellKnownSids.builtinAdministrators],
  ["a well-known identity", wellKnownSids.everyone],
  ["a cloud account", "S-1-12-1-1864522095-575585544-30601353-1102"],
  ["another authority's", "S-1-4-21-1864522095-575585544-30601353-1102"],
  ["one number too many", "S-1-5-21-1864522095-575585544-30601353-1102-1"],
  ["two numbers too few", "S-1-5-21-1864522095-575585544"],
];

describe("the SID of a domain", () => {
  it("is that of its accounts without the relative identifier", () => {
    expect(domainSidOf(account)).toBe(parseDomainSid("S-1-5-21-1864522095-575585544-30601353"));
    expect(relativeIdentifierOf(account)).toBe(1102);
  });

  it("is a SID, with bytes as the directory holds them", () => {
    expect(serializeObjectSid(domainSidOf(account))).toEqual(serializeObjectSid(account).with(1, 4).subarray(0, 24));
  });

  it.each<[string, string]>([["a domain", "S-1-5-21-1864522095-575585544-30601353"], ...others])(
    "is not read from %s",
    (_, text) => {
      expect(() => domainSidOf(parseObjectSidText(text))).toThrow(notOfDomain);
    },
  );

  it.each<[string, string]>([["an account", account], ...others])("is not %s", (_, text) => {
    expect(() => parseDomainSid(text)).toThrow(notOfDomain);
  });

  it("is not what is no SID", () => {
    expect(() => parseDomainSid("S-1-5-21-1-2-03")).toThrow(expect.objectContaining({ code: "object-sid-malformed" }));
  });
});

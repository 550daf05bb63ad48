import { describe, expect, it } from "vitest";

import { checkAccountSid } from "./check-account-sid.js";
import { parseDomainSid } from "./domain-sid.js";
import { parseObjectSidText } from "./object-sid.js";
import { wellKnownRelativeIdentifiers, wellKnownSids } from "./well-known-sids.js";

const domainSid = parseDomainSid("S-1-5-21-1864522095-575585544-30601353");
const sidOf = (relativeIdentifier: number) => parseObjectSidText(`${domainSid}-${relativeIdentifier}`);

describe("the SID that a certificate may be issued for", () => {
  it.each([1000, 1102, 4_294_967_295])(
    "is one of the own domain with the relative identifier %i",
    (relativeIdentifier) => {
      expect(() => {
        checkAccountSid(sidOf(relativeIdentifier), { domainSid });
      }).not.toThrow();
    },
  );

  it.each<[string, string]>([
    ["object-sid-of-other-domain", "S-1-5-21-1864522095-575585544-30601354-1102"],
    ["object-sid-not-of-domain", "S-1-12-1-1864522095-575585544-30601353-1102"],
    ["object-sid-not-of-domain", wellKnownSids.builtinAdministrators],
    ["object-sid-not-of-domain", domainSid],
    ["object-sid-built-in", sidOf(999)],
    ...Object.values(wellKnownRelativeIdentifiers).map(
      (number) => ["object-sid-built-in", sidOf(number)] as [string, string],
    ),
  ])("is refused with %s: %s", (code, sid) => {
    expect(() => {
      checkAccountSid(parseObjectSidText(sid), { domainSid });
    }).toThrow(expect.objectContaining({ code }));
  });

  it("is that of the Administrator where that is asked for, and only that", () => {
    const expected = { domainSid, dangerouslyAllowedRelativeIdentifiers: [wellKnownRelativeIdentifiers.administrator] };
    expect(() => {
      checkAccountSid(sidOf(500), expected);
    }).not.toThrow();
    expect(() => {
      checkAccountSid(sidOf(502), expected);
    }).toThrow(expect.objectContaining({ code: "object-sid-built-in" }));
  });
});

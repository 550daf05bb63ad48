import { describe, expect, it } from "vitest";

import { implicitUserPrincipalName } from "./implicit-user-principal-name.js";
import { parseSamAccountName } from "./sam-account-name.js";

describe("sAMAccountName", () => {
  it.each(["alice", "Alice Liddell", "o'brien", "a.b", "älice", "a", "#1", "x".repeat(20)])(
    "is read as it is spelt: «%s»",
    (text) => {
      expect(parseSamAccountName(text)).toBe(text);
    },
  );

  it.each<[string, string]>([
    ["nothing", ""],
    ["21 characters", "x".repeat(21)],
    ["a full stop at the end", "alice."],
    ["full stops and blanks alone", ". ."],
    ["a blank in front", " alice"],
    ["a blank behind", "alice "],
    ["a computer's dollar sign", "dc1$"],
    ["a control character", "al\u0007ice"],
    ["half a character", "al\ud800ice"],
    ...Array.from('"/\\[]:;|=,+*?<>@', (character) => [`a ${character}`, `al${character}ice`] as [string, string]),
  ])("is refused with %s", (_, text) => {
    expect(() => parseSamAccountName(text)).toThrow(expect.objectContaining({ code: "sam-account-name-malformed" }));
  });
});

describe("the implicit UPN", () => {
  it("is the account name at the DNS name of the domain", () => {
    expect(implicitUserPrincipalName(parseSamAccountName("alice"), "corp.example.com")).toBe("alice@corp.example.com");
  });

  it.each([
    ["a NetBIOS name", "CORP"],
    ["a full stop at the end", "corp.example."],
    ["a full stop in front", ".corp.example"],
    ["a hyphen at the end of a label", "corp-.example"],
    ["an @", "a@corp.example"],
    ["a comma", "corp.exa,mple"],
    ["a line feed", "corp.example\n"],
    ["a label of 64 characters", `${"x".repeat(64)}.example`],
    ["254 characters", `${"x.".repeat(126)}xx`],
    ["nothing", ""],
  ])("is not made for a domain with %s", (_, domainName) => {
    expect(() => implicitUserPrincipalName(parseSamAccountName("alice"), domainName)).toThrow(
      expect.objectContaining({ code: "domain-name-malformed" }),
    );
  });

  it.each([`${"x.".repeat(126)}x`, `${"x".repeat(63)}.example`, "corp-1.example"])("is made for %s", (domainName) => {
    expect(implicitUserPrincipalName(parseSamAccountName("a"), domainName)).toBe(`a@${domainName}`);
  });
});

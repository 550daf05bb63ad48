import { describe, expect, it } from "vitest";

import { checkUserPrincipalNameIsTaggable, checkUserPrincipalNameSuffix } from "./check-user-principal-name.js";
import { parseUserPrincipalName } from "./user-principal-name.js";

describe("the suffix of a UPN", () => {
  const suffixes = ["corp.example", "Example.com"];

  it.each(["alice@corp.example", "alice@CORP.example", "alice@example.com"])("is known of %s", (upn) => {
    expect(() => {
      checkUserPrincipalNameSuffix(parseUserPrincipalName(upn), suffixes);
    }).not.toThrow();
  });

  it.each(["alice@sub.corp.example", "alice@example", "corp.example@other.example"])("is not known of %s", (upn) => {
    expect(() => {
      checkUserPrincipalNameSuffix(parseUserPrincipalName(upn), suffixes);
    }).toThrow(expect.objectContaining({ code: "user-principal-name-suffix-unknown" }));
  });
});

describe("a UPN for Amazon WorkSpaces", () => {
  it.each([
    "alice@corp.example",
    "älice+x=y/z:_-1@bücher.example",
    "alice liddell@corp.example",
    `${"x".repeat(251)}@corp`,
  ])("can be a session tag: %s", (upn) => {
    expect(() => {
      checkUserPrincipalNameIsTaggable(parseUserPrincipalName(upn));
    }).not.toThrow();
  });

  it.each([
    ["an apostrophe", "o'brien@corp.example"],
    ["a number sign", "a#b@corp.example"],
    ["257 characters", `${"x".repeat(252)}@corp`],
    ["what AWS keeps to itself in front", "AWS:alice@corp.example"],
  ])("is refused with %s", (_, upn) => {
    expect(() => {
      checkUserPrincipalNameIsTaggable(parseUserPrincipalName(upn));
    }).toThrow(expect.objectContaining({ code: "user-principal-name-not-taggable" }));
  });
});

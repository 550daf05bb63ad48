import { describe, expect, it } from "vitest";

import { refusal } from "../testing/refusal.test.fixture.js";
import { canonicalize } from "./canonicalize.js";
import { parseXmlWithin } from "./parse-xml-within.js";
import { parseXml } from "./parse-xml.js";
import { nodeOf, unverifiedChildren, type UnverifiedElement } from "./unverified-element.js";

function place(): UnverifiedElement {
  const [child] = unverifiedChildren(
    parseXml('<a xmlns="urn:d" xmlns:p="urn:outer" xmlns:q="urn:q"><b xmlns:p="urn:p"/></a>'),
    "urn:d",
    "b",
  );
  if (child === undefined) throw new Error("no place");
  return child;
}

describe("parseXmlWithin", () => {
  it.each([
    ["<c>1</c>", '<c xmlns="urn:d">1</c>'],
    ["<p:c/>", '<p:c xmlns:p="urn:p"></p:c>'],
    ["<q:c/>", '<q:c xmlns:q="urn:q"></q:c>'],
    ['<p:c xmlns:p="urn:own"/>', '<p:c xmlns:p="urn:own"></p:c>'],
    ['<c xmlns=""/>', "<c></c>"],
  ])("reads %s where the prefixes mean something", (text, canonical) => {
    expect(canonicalize(nodeOf(parseXmlWithin(text, place())))).toBe(canonical);
  });

  it.each([
    ["nothing", ""],
    ["text", "c"],
    ["two elements", "<c/><c/>"],
    ["an element and text", "<c/> "],
    ["text and an element", " <c/>"],
    ["a way out of its place", "</place><place>"],
    ["an element that is not closed", "<c>"],
  ])("refuses %s", (_, text) => {
    expect(() => parseXmlWithin(text, place())).toThrow(refusal("xml-not-well-formed"));
  });

  it("refuses a prefix that is not declared there either", () => {
    expect(() => parseXmlWithin("<r:c/>", place())).toThrow(refusal("xml-prefix-undeclared"));
  });
});
